// What to do first, one step a screen, and what became of each.

import { h, paragraphs } from "../dom.js";
import { inRoom } from "../onward.js";
import { actions, button, field, screen, towards } from "../parts.js";
import { direct, route } from "../route.js";
import { day, many, say } from "../words.js";

/** The first step that nobody has seen yet, or what became of all. */
export async function onward(app) {
  const [next] = await waiting(app);
  return next ? app.go("step", { mark: next.mark }) : app.go("steps");
}

/** Go on after the questions: to steps that came up meanwhile, or to the report. */
export async function afterQuestions(app) {
  app.memory.asked = true;
  if ((await waiting(app)).length) return onward(app);
  return (await inRoom(app, "questions")) || app.go("report");
}

/** The steps that nobody has seen yet; once somebody had enough of questions, without those that are questions. */
async function waiting(app) {
  const every = (await app.ask("ask_steps")).steps;
  return every.filter(({ mark, state, asks }) => state === "open" && !seen(app).has(mark) && !(asks && app.memory.asked));
}

/** Take in what a look came to: what was shown and asked of an earlier one is over. */
export const lookedAt = ({ memory }, looked) => Object.assign(memory, { looked, services: looked.services, asked: false, steps: new Set() });

/** The marks of the steps that were shown: "later" is a decision, and passing by is one too. */
const seen = ({ memory }) => memory.steps;

export async function step(app, { mark }) {
  const one = await found(app, mark);
  if (!one) return steps(app);
  seen(app).add(mark);
  const set = (label, state, kind) => button(app, label, async () => {
    await app.ask("set_step", { mark, ...state });
    (await inRoom(app, "step")) || await onward(app);
  }, { kind });
  return screen(one.title, [
    one.state !== "open" && h("p", { class: "state" }, became(one)),
    one.message && h("p", { class: "lede", dir: "auto" }, one.message),
    ...paragraphs(one.why),
    h("section", { class: "card" },
      h("h2", {}, one.asks ? say("Look it up") : say("What to do")),
      one.fix && h("p", {}, one.fix), ...route(one.way), direct(app, one.way),
      one.minutes > 0 && h("p", { class: "soft" }, many("This takes about {n} minute.", "This takes about {n} minutes.", one.minutes))),
    actions(
      one.asks ? towards(app, say("Answer the question"), "question", { mark, step: true }) : set(say("Done"), { done: true }),
      set(say("Later"), { later: true }, "second"),
      !one.asks && towards(app, say("Leave it as it is"), "leave", { mark }, { kind: "second" })),
    h("p", {}, towards(app, say("All steps"), "steps", {}, { kind: "plain" })),
  ], { caption: about(one) });
}

export async function leave(app, { mark }) {
  const one = await found(app, mark);
  if (!one) return steps(app);
  const reason = field(say("In a few words"), { value: one.reason, maxlength: 200 });
  const until = field(say("Until which day?"), { value: one.until ?? dayIn(182), type: "date", min: dayIn(1), required: true });
  return screen(say("Why do you leave it as it is?"), [
    h("p", {}, say("That is your choice. Until that day it does not count. After it, the page asks you again.")),
    reason, until,
    actions(button(app, say("Continue"), async () => {
      if (!reason.written()) return wrong(app, reason, say("There is no reason yet."), say("Write in a few words why, for later."));
      if (!until.input.validity.valid) return wrong(app, until, say("That is no day to come."), say("Choose a day, such as one in half a year."));
      await app.ask("leave_step", { mark, reason: reason.written(), until: until.written() });
      (await inRoom(app, "step")) || await onward(app);
    })),
  ], { caption: one.title });
}

export async function steps(app) {
  const every = (await app.ask("ask_steps")).steps;
  const goOn = async () => {
    every.forEach(({ mark }) => seen(app).add(mark));
    return (await inRoom(app, "steps")) || app.go(app.memory.asked ? "report" : "photos");
  };
  const open = every.filter(({ state }) => state === "open" || state === "later").length;
  return screen(every.length ? say("Your first steps") : say("There is nothing to do first"), [
    every.length > 0 && h("p", {}, open ? left(app, open) : say("You have been through all of them.")),
    h("ul", { class: "rows" }, every.map((one) => h("li", {},
      towards(app, one.title, "step", { mark: one.mark }, { kind: "plain" }),
      h("p", { class: "soft" }, about(one)),
      h("p", { class: `became ${one.state}` }, became(one))))),
    actions(button(app, say("Continue"), goOn)),
  ]);
}

const left = ({ memory }, n) => (memory.clock
  ? many("{n} step is left. You can do it at home.", "{n} steps are left. You can do them at home.", n)
  : many("{n} step is left. It stands in your report too.", "{n} steps are left. They stand in your report too.", n));

const found = async (app, mark) => (await app.ask("ask_steps")).steps.find((one) => one.mark === mark);

const about = ({ service, account }) => [service, account].filter(Boolean).join(": ");

function became({ state, reason, until }) {
  if (state === "done") return say("Done");
  if (state === "later") return say("For later");
  if (state === "left") return say("You leave it as it is until {day}: {reason}", { day: day(until), reason });
  return say("Still to do");
}

function wrong(app, { input }, what, todo) {
  app.complain({ what, todo });
  input.setAttribute("aria-invalid", "true");
}

const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
