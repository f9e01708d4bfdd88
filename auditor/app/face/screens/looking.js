// While the engine reads and looks: how far it is, how long it will take, and a way to stop and go on.

import { h } from "../dom.js";
import { actions, button, screen, towards } from "../parts.js";
import { now, say } from "../words.js";
import { lookedAt } from "./steps.js";

/** `reading`: what was chosen is read first, and told; else it is looked at. */
export async function looking(app, { reading = false } = {}) {
  const bar = h("progress", { max: 1, "aria-label": say("How far it is") });
  const state = h("p", { class: "state", role: "status" }, say("Looking …"));
  const stop = button(app, say("Stop"), () => {
    state.textContent = say("Stopping. What is being read now is read first.");
    return app.engine.stop();
  }, { kind: "second" });
  const progress = ({ text, done, of }) => {
    state.textContent = text;
    if (of) bar.value = done / of;
  };
  const work = async () => {
    const reply = reading ? await app.ask("give", { files: app.memory.chosen }, progress) : await app.ask("look", asWhom(app), progress);
    if (reply.is === "stopped") return app.go("stopped", { reading });
    if (!reading) lookedAt(app, reply);
    return app.go(reading ? "given" : "looked");
  };
  queueMicrotask(() => work().catch((problem) => app.go("stuck", { problem, reading, language: now() })));
  return screen(reading ? say("Your download is being read") : say("Your account is being looked at"), [
    h("p", {}, say("This takes seconds, with a very large download minutes. Leave this page open.")),
    bar, state, actions(stop),
  ], { passing: true, busy: true });
}

export async function stopped(app, { reading }) {
  return screen(say("Stopped"), [
    h("p", {}, say("What was read is still in this page. Nothing is written anywhere.")),
    actions(towards(app, say("Go on"), "looking", { reading }), towards(app, say("Choose again"), "choose", {}, { kind: "second" }),
      towards(app, say("Delete everything"), "forget", {}, { kind: "second" })),
  ], { passing: true });
}

export async function stuck(app, { problem, reading, language }) {
  return screen(say("That did not work"), [
    actions(towards(app, say("Choose again"), "choose"), towards(app, say("Try once more"), "looking", { reading }, { kind: "second" }),
      towards(app, say("Go on with questions"), "services", {}, { kind: "second" })),
  ], { passing: true, problem: language === now() && problem }); // the engine told it in one language
}

const asWhom = ({ memory: { accounts = [], clock, whose = {} } }) => ({
  accounts: accounts.map(({ key, platform, account }) => (
    { platform, account, role: (whose[key] ?? "parent") === "parent" ? "parent" : "teen", with_teen: whose[key] === "teen" })),
  workshop: Boolean(clock),
});
