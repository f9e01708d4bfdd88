// The questions, one a screen, and the answers so far, to change them there.

import { h, paragraphs } from "../dom.js";
import { Problem } from "../engine.js";
import { goOn } from "../onward.js";
import { actions, button, choices, more, screen, towards } from "../parts.js";
import { direct, route } from "../route.js";
import { many, say } from "../words.js";
import { atHome } from "./live.js";
import { afterQuestions, onward } from "./steps.js";

const MANY = 20; // a number above this helps nobody
const NOT_USED = "not_used";

/** One question. `change`: the answers so far come after it; `step`: the first steps do. */
export async function question(app, given) {
  const { mark } = given;
  if (given.unused) await unused(app, (known) => known.filter((one) => one !== given.unused)); // somebody went back to it
  const reply = await app.ask("ask_again", { mark }).catch(settled);
  if (!reply) return needless(app);
  const { question: posed, number, all } = reply;
  const { station, service, account, told, text, why, choices: possible, way, given: before, live } = posed;
  const options = [
    ...possible.map((choice) => [choice.value, choice.text]),
    posed.unused && [NOT_USED, say("We do not use {service}", { service })],
    ["dont_know", say("I do not know")],
  ].filter(Boolean);
  const asked = choices(text, options, { value: given.unused ? NOT_USED : before, heard: true });
  const answer = async (value) => {
    given.unused = value === NOT_USED && posed.unused;
    if (given.unused) {
      await unused(app, (known) => [...known, given.unused]);
      return given.step ? onward(app) : goOn(app, await app.ask("next_question"));
    }
    const again = given.answered; // somebody went back to it
    given.answered = true;
    const reply = await app.ask("answer", { mark, value });
    if (given.step) await onward(app);
    else await goOn(app, again && !given.change ? await app.ask("next_question") : reply);
  };
  const then = async () => (given.step ? onward(app) : goOn(app, await app.ask(given.change ? "ask_answers" : "next_question")));
  const ways = [...route(way), direct(app, way)].filter(Boolean);
  return screen(text, [
    told && h("p", { class: "state", dir: "auto" }, told),
    ...paragraphs(why),
    ways.length > 0 && more(say("Where do I find this?"), ...ways),
    asked,
    actions(
      button(app, say("Continue"), () => (asked.chosen() ? answer(asked.chosen()) : app.complain(nothingChosen()))),
      button(app, say("Skip"), () => answer(""), { kind: "second" })),
    live && atHome(app) && h("p", {}, towards(app, say("Give my settings page instead of an answer"), "livePage", { ...live, way, then }, { kind: "plain" })),
    h("p", {}, button(app, say("Stop asking"), () => afterQuestions(app), { kind: "plain" }), " ",
      h("span", { class: "soft" }, say("Your answers stay in this page only."))),
  ], { caption: [
    all >= number && say("Question {number} of {all}", { number, all }), station, [service, account].filter(Boolean).join(": "),
  ].filter(Boolean).join(" · ") });
}

/** A question that is none any more, since a settings page tells it: somebody went back to it. */
async function needless(app) {
  return screen(say("This question is answered"), [
    h("p", {}, say("Your settings page tells it.")),
    actions(button(app, say("Continue"), async () => goOn(app, await app.ask("next_question")))),
  ]);
}

function settled(problem) {
  if (problem instanceof Problem) return undefined;
  throw problem;
}

export async function answers(app) {
  const { answers: given, left } = await app.ask("ask_answers");
  return screen(say("Look at your answers"), [
    h("p", {}, say("Is this right? You can still change it.")),
    h("p", {}, left > MANY ? say("There are more questions. The most important ones come first, and you can stop at any moment.") : many("There is {n} more question.", "There are {n} more questions.", left)),
    list(app, given),
    actions(
      button(app, say("Continue"), async () => goOn(app, await app.ask("next_question"))),
      button(app, say("Stop asking"), () => afterQuestions(app), { kind: "second" })),
    h("p", { class: "soft" }, say("Your answers stay in this page only.")),
  ]);
}

/** All was asked, or the ten of somebody without a download. */
export async function asked(app) {
  const reply = await app.ask("next_question");
  if (reply.is === "asked") return question(app, { mark: reply.question.mark }); // an answer that was changed brought it up
  const { answers: given, more: further = 0 } = reply;
  return screen(given.length ? say("These were the questions") : say("There is nothing to ask"), [
    given.length > 0 && h("p", {}, say("You can still change your answers here.")),
    list(app, given),
    further > 0 && !app.memory.clock && h("p", {}, say("There are more questions, if you like.")),
    actions(
      button(app, say("Continue"), () => afterQuestions(app)),
      further > 0 && !app.memory.clock && button(app, say("Ask me more"), async () => goOn(app, await app.ask("next_question", { more: true })), { kind: "second" })),
  ]);
}

/** Tell the engine which services the family does not use. */
async function unused(app, change) {
  app.memory.unused = change(app.memory.unused ?? []);
  app.memory.looked = await app.ask("not_used", { services: app.memory.unused });
}

const list = (app, given) => h("ul", { class: "rows" }, given.map(({ mark, service, account, text, value, answer }) => h("li", {},
  h("p", { class: "soft" }, [service, account].filter(Boolean).join(": ")),
  h("p", {}, h("strong", {}, text)),
  h("p", {}, value === "dont_know" ? say("I do not know") : answer || say("Not answered")),
  change(app, mark, text))));

function change(app, mark, text) {
  const made = towards(app, say("Change"), "question", { mark, change: true }, { kind: "plain" });
  made.append(h("span", { class: "only-heard" }, `: ${text}`));
  return made;
}

const nothingChosen = () => ({ what: say("No answer is chosen yet."), todo: say("Choose one, or skip the question.") });
