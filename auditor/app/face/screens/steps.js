// What to do first, one step a screen, and what became of each.

import { h, paragraphs, points } from "../dom.js";
import { inRoom } from "../onward.js";
import { actions, button, field, screen, towards } from "../parts.js";
import { direct, route } from "../route.js";
import { day, many, number, say } from "../words.js";
import { toPages } from "./live.js";

/** The first step that nobody has seen yet, or what became of all. */
export async function onward(app) {
  const [next] = await waiting(app);
  return next ? app.go("step", { mark: next.mark }) : app.go("steps");
}

/** Go on after the questions: to the steps, where some came up meanwhile, or to the report. */
export async function afterQuestions(app) {
  app.memory.asked = true;
  if ((await waiting(app)).length) return app.memory.clock ? onward(app) : app.go("steps", { answered: true });
  return (await inRoom(app, "questions")) || app.go("report");
}

/** The steps that nobody has seen yet; once somebody had enough of questions, without those that are questions. */
async function waiting(app) {
  const every = (await app.ask("ask_steps")).steps;
  return every.filter(({ mark, state, asks }) => state === "open" && !seen(app).has(sight(mark, asks)) && !(asks && app.memory.asked));
}

/** Take in what a look came to: what was shown and asked of an earlier one is over. */
export const lookedAt = ({ memory }, looked) => Object.assign(memory, { looked, services: looked.services, asked: false, steps: new Set() });

/** The steps that were shown: "later" is a decision, and passing by is one too. */
const seen = ({ memory }) => memory.steps;

/** What was to be looked up and now is to be changed was not seen yet. */
const sight = (mark, asks) => `${mark}${asks ? "?" : ""}`;

export async function step(app, { mark }) {
  const one = await found(app, mark);
  if (!one) return steps(app);
  seen(app).add(sight(mark, one.asks));
  const set = (label, state, kind) => button(app, label, async () => {
    await app.ask("set_step", { mark, ...state });
    (await inRoom(app, "step")) || await onward(app);
  }, { kind });
  return screen(one.title, [
    one.state !== "open" && h("p", { class: "state" }, became(one)),
    one.message && h("p", { class: "lede", dir: "auto" }, one.message),
    ...paragraphs(one.why),
    one.asks ? lookUp(app, one) : whatToDo(app, one),
    actions(
      one.asks ? towards(app, say("I have looked"), "question", { mark, step: true }) : set(say("Done"), { done: true }),
      set(say("Later"), { later: true }, "second"),
      !one.asks && towards(app, say("Leave it as it is"), "leave", { mark }, { kind: "second" })),
    h("p", {}, towards(app, say("All steps"), "steps", {}, { kind: "plain" })),
  ], { caption: about(one) });
}

const whatToDo = (app, one) => h("section", { class: "card" },
  h("h2", {}, say("What to do")), one.fix && h("p", {}, one.fix), ...route(one.way), direct(app, one.way), time(one));

/** What is unknown is looked at first; only then there may be something to do. */
const lookUp = (app, one) => h("section", { class: "card" },
  h("h2", {}, say("Look first: one minute")), ...route(one.way), direct(app, one.way),
  one.fix && h("h2", {}, say("Is it not as you want it?")), one.fix && h("p", {}, one.fix), one.fix && time(one));

const time = ({ minutes }) => minutes > 0 && h("p", { class: "soft" }, many("This takes about {n} minute.", "This takes about {n} minutes.", minutes));

export async function leave(app, { mark }) {
  const one = await found(app, mark);
  if (!one) return steps(app);
  const reason = field(say("A word for yourself, if you like"), { value: one.reason, maxlength: 200 });
  const until = field(say("Until which day?"), { value: one.until ?? dayIn(182), type: "date", min: dayIn(1), required: true });
  return screen(say("Fine. When do we ask again?"), [
    h("p", {}, say("That is your choice. Until that day it does not count. After it, the page asks you again.")),
    until, reason,
    actions(button(app, say("Leave it as it is"), async () => {
      if (!until.input.validity.valid) return wrong(app, until, say("That is no day to come."), say("Choose a day, such as one in half a year."));
      await app.ask("leave_step", { mark, reason: reason.written() || say("our own choice"), until: until.written() });
      (await inRoom(app, "step")) || await onward(app);
    })),
  ], { caption: one.title });
}

/** `answered`: somebody comes from the questions, which may have brought some. */
export async function steps(app, { answered } = {}) {
  const every = (await app.ask("ask_steps")).steps;
  const came = answered ? (await waiting(app)).map(({ title }) => title) : [];
  const goOn = async () => {
    every.forEach(({ mark, asks }) => seen(app).add(sight(mark, asks)));
    return (await inRoom(app, "steps")) || app.go(app.memory.asked ? "report" : "photos");
  };
  const open = every.filter(({ state }) => state === "open" || state === "later").length;
  const done = every.filter(({ state }) => state === "done").length;
  return screen(every.length ? say("Your first steps") : say("There is nothing to do first"), [
    came.length > 0 && h("p", {}, say("Your answers brought these:")),
    came.length > 0 && points(came),
    every.length > 0 && h("p", {}, app.memory.clock ? left(open) : many("This step stands in your report too.", "These {n} steps stand in your report too.", every.length),
      done > 0 && " ", done > 0 && say("You have done {n} of them.", { n: number(done) })),
    h("ul", { class: "rows" }, every.map((one) => h("li", {},
      towards(app, one.title, "step", { mark: one.mark }, { kind: "plain" }),
      h("p", { class: "soft" }, about(one)),
      h("p", { class: `became ${one.state}` }, became(one))))),
    actions(
      came.length > 0 && button(app, say("Begin with the first step"), () => onward(app)),
      button(app, say("Continue"), goOn, { kind: came.length ? "second" : "main" })),
    toPages(app, () => app.go("steps")),
  ]);
}

const left = (n) => (n ? many("{n} step is left. You can do it at home.", "{n} steps are left. You can do them at home.", n) : say("You have been through all of them."));

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
