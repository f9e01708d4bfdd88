// The face begins here, whatever engine is behind it.

import { App } from "./app.js";
import { afterThreeShifts } from "./quickly.js";
import { preferred } from "./words.js";

/** Begin with an engine's door: see App. */
export function begin(door) {
  const app = new App(door);
  afterThreeShifts(() => app.leave());
  app.speak(preferred(navigator.languages ?? ["en"]));
  app.go("welcome");
  return app;
}
