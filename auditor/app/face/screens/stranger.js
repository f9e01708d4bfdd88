// One's own profile as a stranger sees it. The page opens nothing: a private window does, and the person says what is in it.

import { h, points } from "../dom.js";
import { actions, button, choices, more, screen, towards } from "../parts.js";
import { say } from "../words.js";
import { counted } from "./live.js";

export async function stranger(app, given) {
  const { platform, account } = given;
  const { profiles, look, eyes } = await app.ask("ask_live_pages", { platforms: [platform] });
  const { service, address } = profiles.find((one) => one.account === account);
  const seen = choices(say("What do you see?"), Object.entries(eyes), { value: given.saw });
  const shown = h("p", { id: "address", class: "card" }, address);
  const told = h("p", { class: "state", role: "status" });
  const copy = button(app, say("Copy"), () => {
    getSelection().selectAllChildren(shown);
    told.textContent = document.execCommand("copy") ? say("Copied.") : say("Press Ctrl and C.");
  }, { kind: "second" });
  return screen(say("What do strangers see?"), [
    h("p", { class: "lede" }, look),
    shown, h("p", {}, copy), told,
    more(say("How do I open a private window?"), points([
      say("In Chrome or Edge: Ctrl, Shift and N."),
      say("In Firefox: Ctrl, Shift and P."),
      say("On a Mac: Cmd, Shift and N. In Firefox the P instead of the N."),
    ])),
    seen,
    actions(button(app, say("Continue"), async () => {
      given.saw = seen.chosen();
      if (!given.saw) return app.complain({ what: say("No answer is chosen yet."), todo: say("Choose what you see.") });
      told.textContent = say("Looking …");
      return app.go("strangerSaw", given);
    })),
  ], { caption: `${service.name}: ${account}` });
}

export async function strangerSaw(app, { platform, account, saw, then }) {
  const { words } = await app.ask("say_profile", { platform, account, saw });
  await counted(app);
  return screen(say("What that tells"), [
    h("p", { class: "lede" }, words),
    actions(button(app, say("Continue"), then), towards(app, say("Another settings page"), "live", { then }, { kind: "second" })),
  ], { caption: account, passing: true });
}
