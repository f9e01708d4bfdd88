// The face begins here, whatever engine is behind it.

import { App } from "./app.js";
import { preferred } from "./words.js";

/** Begin with an engine's door: see App. */
export function begin(door) {
  const app = new App(door);
  let pressed = 0;
  addEventListener("keydown", ({ key }) => {
    pressed = key === "Shift" ? pressed + 1 : 0;
    if (pressed === 3) app.leave(); // a quick way out, as services around violence at home have it
  });
  app.speak(preferred(navigator.languages ?? ["en"]));
  app.go("welcome");
  return app;
}
