// Saves a file that the engine made: the browser puts it where it puts downloads.

import { h } from "./dom.js";
import { button } from "./parts.js";
import { say } from "./words.js";

/** A button that saves the file which `make` promises, and where it is `said` under which name. */
export function saver(app, label, type, make, { kind = "second", said = (name) => say("Saved as {name}, in your folder for downloads.", { name }) } = {}) {
  const told = h("p", { class: "state", role: "status" });
  const pressed = button(app, label, async () => {
    const { name, content } = await make();
    save(name, new Blob([content], { type }));
    told.textContent = said(name);
  }, { kind });
  return { button: pressed, told };
}

/** A button that saves a file for the calendar, of the day that is `wanted`. */
export const reminder = (app, wanted) => saver(app, say("A file for my calendar"), "text/calendar", () => file(app, "make_calendar", wanted), {
  said: (name) => say("Saved as {name}, in your folder for downloads. Open it, and your calendar takes it.", { name }),
});

/** The file that the engine makes: its content comes as base64, since messages know no bytes. */
export async function file(app, is, said) {
  const { name, content } = await app.ask(is, said);
  return { name, content: Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)) };
}

function save(name, content) {
  const link = h("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a slow disk is still reading until then
}
