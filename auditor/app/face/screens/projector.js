// The big screen: one thought at a time, in letters that are read from eight metres, led by the keys of a presenter.

import { left, ticking } from "../clock.js";
import { h, paragraphs, points } from "../dom.js";
import { Problem } from "../engine.js";
import { actions, button, screen } from "../parts.js";
import { sheet } from "../sheet.js";
import { say } from "../words.js";

const ROWS = 4; // of a table, on one slide

/** The keys, said once before the first slide. */
export async function project(app) {
  return screen(say("The big screen"), [
    h("p", {}, say("Show this window on the big screen. F11 fills it.")),
    points([
      say("Next: the arrow to the right, or Page Down"),
      say("Back: the arrow to the left, or Page Up"),
      say("To the beginning: Home"),
      say("Out of it: Escape"),
    ]),
    h("p", {}, say("The family on it is invented. Nothing of the families in the room stands there, but what you count together.")),
    actions(button(app, say("Begin"), () => app.go("slide", { number: 0 }))),
  ]);
}

export async function slide(app, { number }) {
  const every = await slides(app);
  const { title, family = [], words = [], rows, minutes } = every[Math.min(number, every.length - 1)];
  const to = (other) => () => app.go("slide", { number: Math.max(0, Math.min(other, every.length - 1)) });
  const [next, before, out] = [to(number + 1), to(number - 1), () => app.go("lead")];
  const since = ((app.memory.slides ??= {})[number] ??= Date.now());
  const where = say("{number} of {all}", { number: number + 1, all: every.length });
  return screen(title, [
    family.length > 0 && h("div", { class: "family" }, paragraphs(...family)),
    ...paragraphs(...words),
    ...(rows ? sheet([{ rows }]) : []),
    ticking(h("p", { class: "where", role: "timer" }), () => [where, minutes && left(minutes, since)].filter(Boolean).join(" · ")),
  ], {
    passing: true,
    wide: true,
    keys: { ArrowRight: next, PageDown: next, ArrowLeft: before, PageUp: before, Home: to(0), Escape: out },
  });
}

/** All slides, those with the counts of the room among them. */
async function slides(app) {
  const plan = await app.ask("ask_plan");
  const all = await Promise.all(plan.slides.map(async (one) => (one.counts ? counted(app, one) : [one])));
  return all.flat();
}

/** What may be shown of the room: a slide for each sentence's part, and for some rows of its table. */
async function counted(app, { title }) {
  try {
    const { parts } = await app.ask("ask_room", { door: app.memory.door ?? {} });
    return parts.flatMap((part) => [{ title: part.title, words: part.lines }, ...part.parts.flatMap(tables(part.title))]);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return [{ title, words: [problem.what, problem.todo] }];
  }
}

const tables = (title) => ({ rows, lines }) => {
  const [head, ...body] = rows;
  const some = Array.from({ length: Math.ceil(body.length / ROWS) }, (_, n) => body.slice(n * ROWS, (n + 1) * ROWS));
  return head ? some.map((part) => ({ title, rows: [head, ...part] })) : [{ title, words: lines }];
};
