// A family's way in a workshop: no later than its minutes, nothing kept, and a code for the trainer if the family wants.

import { h, paragraphs, points } from "../dom.js";
import { Clock } from "../clock.js";
import { actions, button, more, screen, towards } from "../parts.js";
import { qr } from "../qr.js";
import { file, saver } from "../saving.js";
import { say } from "../words.js";

export async function room(app) {
  const begin = (name) => async () => {
    app.memory.clock = new Clock((await app.ask("ask_plan")).minutes);
    await app.go(name);
  };
  return screen(say("Together in a room"), [
    h("p", { class: "lede" }, say("First you guess, then you look. Then you change one thing on your own phone.")),
    points([
      say("Nobody signs in here, and nobody looks at your screen."),
      say("Nothing is kept. The last screen deletes everything."),
      say("You can stop at any moment."),
    ]),
    h("div", { class: "ways" },
      button(app, say("I have my download"), begin("choose")),
      button(app, say("I have no download: ten questions"), begin("services"), { kind: "second" })),
  ]);
}

export async function guesses(app) {
  const { guesses: every } = await app.ask("ask_guesses");
  if (!every.length) return count(app);
  return screen(say("What was different from your guess?"), [
    h("p", {}, say("Nearly everybody is wrong about a setting or two; that is why we look.")),
    h("ul", { class: "rows" }, every.map(({ text, service, account, gap }) => h("li", {},
      h("p", { class: "soft" }, [service, account].filter(Boolean).join(": ")),
      h("p", {}, h("strong", {}, text)),
      h("p", {}, found(gap))))),
    actions(towards(app, say("Continue"), "count")),
  ]);
}

const found = (gap) => ({
  worse: say("You thought so. It is not so."),
  as_believed: say("You guessed right."),
  better: say("It is better than you thought."),
  learnt: say("You did not know. Now you do."),
  open: say("Nobody knows yet."),
})[gap];

export async function count(app) {
  const { holds, later } = await app.ask("ask_code");
  return screen(say("May the trainer count along?"), [
    ...paragraphs(
      later ? say("This is your second code. It tells what of the open things is safe now.") : say("The trainer counts what the families in this room changed. You choose whether you take part."),
      say("Then the page makes a code. This is all that stands in it:")),
    points(holds),
    h("p", {}, say("It holds no name, no account, no service and no time. Whoever has the code can read these lines, and nothing more.")),
    actions(towards(app, say("Yes, make a code"), "code"), towards(app, say("No, without a code"), after(app), {}, { kind: "second" })),
  ]);
}

export async function code(app) {
  const made = await app.ask("make_code");
  return screen(say("Your code"), [
    h("p", {}, say("Show it to the trainer, or read it out. It is used once.")),
    h("p", { class: "code" }, made.code),
    qr(made.qr, say("The same code as a QR code")),
    actions(towards(app, say("Continue"), after(app))),
  ]);
}

/** In a workshop all is deleted at the end; who is at home still has the report. */
const after = ({ memory }) => (memory.clock ? "roomEnd" : "month");

export async function roomEnd(app) {
  const small = saver(app, say("Save the small file"), "application/json", () => file(app, "save"));
  return screen(say("One thing to take home"), [
    h("p", { class: "lede" }, say("Write on your card what you changed, and the day on which you look again.")),
    h("p", {}, say("Then delete everything here. Do it yourself, before you stand up.")),
    actions(button(app, say("Delete everything"), async () => {
      const { taken } = app.memory.clock;
      const { chosen, saved } = await app.ask("forget");
      app.memory = {};
      await app.restart("forgotten", { chosen, saved, taken });
    })),
    more(say("This is my own phone or laptop"),
      h("p", {}, say("You can keep a small file for next month. It tells about your accounts. Do not save it on a laptop of the school.")),
      h("p", {}, small.button), small.told),
  ]);
}
