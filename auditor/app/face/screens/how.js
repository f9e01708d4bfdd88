// How to get a download: the steps one by one, each with its picture, then the wait. Nothing here needs a download.

import { h, points } from "../dom.js";
import { drawn } from "../drawn.js";
import { actions, button, outside, screen, towards } from "../parts.js";
import { reminder } from "../saving.js";
import { many, say } from "../words.js";

export async function how(app) {
  const { platforms } = await app.begun;
  return screen(say("How do I get my download?"), [
    h("p", {}, say("You ask the service for it, and it makes a file for you. You can do that on your phone, now.")),
    h("h2", {}, say("Of which service?")),
    h("div", { class: "ways" }, platforms.map(({ id, name }) => towards(app, name, "howStep", { platform: id, number: 0 }))),
  ]);
}

export async function howStep(app, { platform, number }) {
  const guide = await app.ask("ask_how", { platform });
  const { steps, title } = guide;
  const [next, given] = number + 1 < steps.length ? ["howStep", { platform, number: number + 1 }] : ["howReady", { platform }];
  return screen(say("Step {number} of {all}", { number: number + 1, all: steps.length }), [
    ...told(steps[number]),
    ...(number === 0 ? beginning(app, guide) : []),
    actions(towards(app, say("Continue"), next, given)),
    number === 0 && h("p", {}, towards(app, say("All steps on one page, to print"), "howAll", { platform }, { kind: "plain" })),
  ].filter(Boolean), { caption: title });
}

export async function howReady(app, { platform }) {
  const { good_to_know, ready_days, title } = await app.ask("ask_how", { platform });
  const calendar = reminder(app, { kind: "download", platform });
  return screen(say("Once you have asked for it"), [
    h("p", { class: "lede" }, many("As a rule it is ready within {n} day.", "As a rule it is ready within {n} days.", ready_days)),
    h("p", {}, say("You may close this page until then. A calendar can remind you: in it stands “Your download”, and nothing else.")),
    actions(calendar.button),
    calendar.told,
    h("h2", {}, say("Good to know")),
    points(good_to_know),
    h("h2", {}, say("And now?")),
    h("div", { class: "ways" },
      towards(app, say("I have my download"), "choose"),
      towards(app, say("Of another service"), "how", {}, { kind: "second" }),
      towards(app, say("I have no download yet: ten questions, five minutes"), "services", {}, { kind: "second" }),
      towards(app, say("All steps on one page, to print"), "howAll", { platform }, { kind: "second" })),
  ], { caption: title });
}

export async function howAll(app, { platform }) {
  const guide = await app.ask("ask_how", { platform });
  const styles = document.querySelector("style").textContent; // they hold for the screen; of this one for paper as well
  return screen(guide.title, [
    h("style", { media: "print" }, styles),
    actions(button(app, say("Print"), () => app.door.print())),
    ...beginning(app, guide),
    h("ol", { class: "all-steps" }, guide.steps.map((step) => h("li", {}, told(step)))),
    h("h2", {}, say("Good to know")),
    points(guide.good_to_know),
    actions(towards(app, say("Continue"), "howReady", { platform })),
  ]);
}

const told = ({ text, why, screen: shown }) => [
  h("p", { class: "lede" }, text),
  ...(shown ? [drawn(shown)] : []),
  ...(why ? [h("p", { class: "soft" }, why)] : []),
];

/** Where it begins, and of when the steps are. */
const beginning = (app, { link, verified }) => [
  h("p", { class: "soft" }, say("Or begin at this address:"), " ", outside(app, link.replace("https://", ""), link)),
  h("p", { class: "soft" }, verified
    ? say("The steps were last followed in {year}. Your app may look a little different.", { year: verified.slice(0, 4) })
    : say("Apps change often. Yours may look a little different.")),
];
