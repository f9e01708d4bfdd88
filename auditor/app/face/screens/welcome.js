// The first screen: what this is, that nothing leaves, and the three ways on.

import { h, points } from "../dom.js";
import { more, screen, towards } from "../parts.js";
import { day, say } from "../words.js";

export async function welcome(app) {
  const state = h("p", { class: "state", role: "status" }, say("The page gets itself ready. That takes a few seconds."));
  const old = h("p", { hidden: true });
  app.engine.ready.then(
    () => (state.textContent = say("Ready. You can switch off your Wi-Fi now: nothing is needed from outside any more.")),
    ({ what, todo }) => (state.textContent = `${what} ${todo}`));
  app.begun.then(({ outdated }) => {
    if (!outdated) return;
    old.textContent = say("This page is of {day}: more than a year ago. Get the newest one, because the platforms may have changed.", { day: day(outdated) });
    old.hidden = false;
  }, () => {});
  return screen(say("Who can see your family?"), [
    h("p", { class: "lede" }, say("This page looks at your Instagram, Facebook and TikTok. It tells you what strangers can see of your children, and what to change first.")),
    points([
      say("It all happens on this device. Nothing is sent, and nothing is kept."),
      say("You need no password here."),
      say("You can stop at any moment."),
      app.door.kept && say("This site keeps its own files in your browser, so that it opens without internet. It keeps nothing of yours."),
    ].filter(Boolean)),
    old, state,
    h("h2", {}, say("How do you want to begin?")),
    h("div", { class: "ways" },
      towards(app, say("I have my download"), "choose"),
      towards(app, say("How do I get my download?"), "how", {}, { kind: "second" }),
      towards(app, say("I have no download yet: ten questions, five minutes"), "services", {}, { kind: "second" })),
    h("p", { class: "quiet" },
      towards(app, say("We do this together in a room"), "room", {}, { kind: "plain" }),
      towards(app, say("I lead a workshop"), "lead", {}, { kind: "plain" })),
    more(say("Leave quickly"), h("p", {}, say("“Leave this page” at the top empties this page at once. Pressing Shift three times quickly does the same, but not while you type. The list of pages you visited still shows it."))),
    more(say("How do I know that this is the true page?"), h("p", {}, say("Compare the sha256 of the file with the one where you got it. If they differ, do not use it. If you do not know how, ask somebody who does."))),
  ]);
}
