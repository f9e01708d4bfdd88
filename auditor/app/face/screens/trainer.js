// What a trainer has: the codes of the room and what they came to, the big screen, the kit to print.

import { h, paragraphs } from "../dom.js";
import { Problem } from "../engine.js";
import { actions, button, field, more, picker, screen, towards } from "../parts.js";
import { file, saver } from "../saving.js";
import { sheet } from "../sheet.js";
import { many, say } from "../words.js";

export async function lead(app) {
  const kit = saver(app, say("Save the kit to print"), "application/zip", () => file(app, "make_kit", { country: app.memory.names?.country ?? "" }));
  return screen(say("You lead a workshop"), [
    h("div", { class: "ways" },
      towards(app, say("Count the codes of the families"), "counts"),
      towards(app, say("The big screen"), "project", {}, { kind: "second" })),
    h("h2", {}, say("To print")),
    h("p", {}, say("The kit holds the invitation, your guide, and all sheets to hand out. Put it on a stick, and this page beside it.")),
    h("p", {}, kit.button), kit.told,
    h("p", {}, towards(app, say("Delete everything"), "forget", {}, { kind: "plain" })),
  ]);
}

export async function counts(app) {
  const state = h("p", { class: "state", role: "status" }, told(app));
  const refused = h("div", { class: "refused", role: "alert" });
  const refuse = ({ what, todo }) => refused.append(h("p", {}, h("strong", {}, what), " ", todo));
  const take = async (codes) => {
    refused.replaceChildren();
    for (const code of codes) {
      try {
        app.memory.counted = await app.ask("add_code", { code: code.slice(0, 100) });
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        refuse(problem);
      }
    }
    state.textContent = told(app);
  };
  const typed = field(say("Code"), { hint: say("Twelve letters and figures. Enter adds it."), maxlength: 40, autocapitalize: "characters", spellcheck: "false" });
  const add = async () => {
    if (!typed.written()) return;
    await take([typed.written()]);
    if (!refused.hasChildNodes()) typed.input.value = "";
    typed.input.focus();
  };
  typed.input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") add().catch((problem) => app.complain(problem));
  });
  const read = async (files) => {
    const texts = await Promise.all([...files].map((one) => one.text()));
    await take(texts.flatMap((text) => text.split(/[\s,;]+/)).filter(Boolean));
  };
  const files = picker(say("Choose files"), { multiple: true, accept: ".txt,text/plain", onchange: () => read(files.input.files).catch((problem) => app.complain(problem)) });
  const drop = h("div", { class: "drop",
    ondragover: (event) => event.preventDefault(),
    ondrop: (event) => { event.preventDefault(); read(event.dataTransfer.files).catch((problem) => app.complain(problem)); } },
    h("p", {}, say("Text files with codes, one on each line. Or drop them here.")), files);
  return screen(say("Count the codes of the families"), [
    h("p", {}, say("The numbers move five families at a time, or at the end. So nobody can be read off them. No code is kept.")),
    typed,
    actions(button(app, say("Add"), add)),
    refused, state,
    ...camera(app, (code) => take([code])),
    more(say("Codes in files"), drop),
    actions(towards(app, say("What did the room come to?"), "sums", {}, { kind: "second" })),
  ]);
}

/** How far the counting is. */
function told({ memory: { counted } }) {
  if (!counted) return say("No code is counted yet.");
  const { families, later, waiting } = counted;
  return [
    families && many("{n} family is counted.", "{n} families are counted.", families),
    later && many("{n} second code is counted.", "{n} second codes are counted.", later),
    waiting && many("{n} code waits.", "{n} codes wait.", waiting),
  ].filter(Boolean).join(" ");
}

/** A way to scan a code, where the outer page has one. The camera runs from a press until the first code. */
function camera(app, take) {
  if (!app.door.scan) return [];
  const state = h("p", { role: "status" });
  const start = button(app, say("Scan a code"), async () => {
    state.textContent = say("Hold the code before the camera.");
    stop.hidden = false;
    try {
      const found = await app.door.scan(say("The picture of the camera"));
      state.textContent = "";
      if (found) await take(found);
    } catch {
      state.textContent = say("This browser gives no camera. Type the code.");
    } finally {
      stop.hidden = true;
    }
  }, { kind: "second" });
  const stop = h("button", { type: "button", class: "second", hidden: true, onclick: () => app.door.stopScan() }, say("Stop the camera"));
  return [actions(start, stop), state];
}

export async function sums(app, given) {
  const door = atTheDoor(app);
  const shown = h("div", { class: "places" });
  const show = async (close = false) => {
    given.close ||= close;
    shown.replaceChildren(...await room(app, given.close));
  };
  await show();
  const saved = (label, kind, type) => saver(app, label, type, () => file(app, "save_room", { kind, door: app.memory.door }));
  const [page, table] = [saved(say("Save as a page"), "html", "text/html"), saved(say("Save as a table"), "csv", "text/csv")];
  return screen(say("What did the room come to?"), [
    shown,
    actions(
      button(app, say("Nobody comes any more: count all"), () => show(true)),
      towards(app, say("More codes"), "counts", {}, { kind: "second" })),
    more(say("The strips from the box at the door"), ...door.parts, actions(button(app, say("Count them"), async () => {
      if (door.take()) await show();
    }))),
    h("h2", {}, say("To keep")),
    h("p", {}, say("From ten families on. What is saved is rounded to five, and small numbers are left out. Saving counts all codes that wait.")),
    actions(page.button, table.button), page.told, table.told,
  ]);
}

/** What may be shown in the room, or why nothing may. */
export async function room(app, close) {
  try {
    return sheet((await app.ask("ask_room", { close, door: app.memory.door ?? {} })).parts);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return [h("div", { class: "state" }, paragraphs(problem.what, problem.todo))];
  }
}

/** What people ticked on their strips. */
function atTheDoor(app) {
  const known = app.memory.door ?? {};
  const one = (name, label) => [name, field(label, { value: String(known[name] ?? ""), type: "number", min: 0, max: 999, inputmode: "numeric" })];
  const fields = [
    one("strips", say("How many strips were in the box?")),
    one("learned", say("I learned something.")), one("surer", say("I feel more sure.")),
    one("talk", say("I am going to talk about it with my child.")), one("change", say("I am going to change something.")),
  ];
  return {
    parts: [h("p", {}, say("How often was each sentence ticked?")), ...fields.map(([, made]) => made)],
    /** Take the numbers in, if they can be. */
    take() {
      const door = Object.fromEntries(fields.map(([name, made]) => [name, Number(made.written())]));
      const most = Math.max(...Object.values(door));
      if (!fields.every(([, { input }]) => input.validity.valid) || most > door.strips) {
        app.complain({ what: say("More strips were ticked than were in the box."), todo: say("Look at the numbers once more.") });
        return false;
      }
      app.memory.door = door;
      return true;
    },
  };
}
