// What is asked before the look: whose account it is, what is believed, and the names. All but the first may be left out.

import { h } from "../dom.js";
import { inRoom } from "../onward.js";
import { actions, button, choices, field, more, screen, towards } from "../parts.js";
import { say } from "../words.js";

export async function whose(app) {
  const { accounts = [], whose: said = {} } = app.memory;
  const several = accounts.length > 1;
  const title = several ? say("Whose are these accounts?") : say("Whose account is it?");
  const rows = accounts.map((account) => [account.key, choices(several ? account.name : title, [
    ["parent", say("Mine, or that of another grown-up")],
    ["teen", say("My teenager’s, and we look together")],
    ["alone", say("My teenager’s, and I look alone"), say("Then captions stay covered: your teenager may expect that.")],
  ], { value: said[account.key] ?? (several ? "" : "parent"), heard: !several })]);
  return screen(title, [
    h("p", {}, say("A child’s account needs other settings than yours.")),
    ...rows.map(([, row]) => row),
    actions(button(app, say("Continue"), () => {
      if (rows.some(([, row]) => !row.chosen())) return app.complain({ what: say("Of one account you did not say whose it is."), todo: say("Choose one answer for each account.") });
      app.memory.whose = Object.fromEntries(rows.map(([key, row]) => [key, row.chosen()]));
      return app.go("believe");
    })),
  ]);
}

/** The accounts among these downloads, each once. */
export const accountsOf = (downloads) => Object.values(Object.fromEntries(downloads.map(({ platform, service, account }) => {
  const key = `${platform} ${account}`;
  return [key, { key, platform, account, name: [service, account].filter(Boolean).join(": ") }];
})));

export async function believe(app) {
  const { asked } = await app.ask("ask_beliefs");
  if (!asked.length) return names(app);
  const goOn = async () => (await inRoom(app, "believe")) || app.go("names");
  const rows = asked.map(({ check, text }) => [check, choices(text, [
    ["safe", say("Yes, I think so")], ["unsafe", say("No, I think not")], ["unknown", say("I do not know")],
  ], { value: app.memory.believed?.[check] ?? "" })]);
  return screen(say("What do you think?"), [
    h("p", {}, say("Guess first, then look. You may leave this out.")),
    ...rows.map(([, row]) => row),
    actions(
      button(app, say("Continue"), async () => {
        const believed = Object.fromEntries(rows.map(([check, row]) => [check, row.chosen()]).filter(([, value]) => value));
        app.memory.believed = believed;
        await app.ask("believe", { believed });
        await goOn();
      }),
      button(app, say("Leave this out"), goOn, { kind: "second" })),
  ]);
}

export async function names(app) {
  const family = home(app);
  const rows = [...family.known.children, {}].map(child);
  const written = () => rows.map((one) => one.written()).filter(({ name }) => name);
  const list = h("div", { class: "ways", oninput: () => (family.known.children = written()) }, rows);
  const another = button(app, say("One more child"), () => {
    rows.push(child());
    list.append(rows.at(-1));
    rows.at(-1).input.focus();
  }, { kind: "second" });
  return screen(say("What are your children called?"), [
    h("p", {}, say("Give all your children, and their pet names. A name that you do not give, we cannot find. You may leave this out. The names stay in this page and go when you close it.")),
    list, h("p", {}, another), ...family.parts,
    actions(button(app, say("Continue"), async () => {
      await family.tell();
      await app.go("looking");
    })),
  ]);
}

/** A child as it is asked about: its first name, and what it is called at home. */
function child({ name = "", nicknames = [] } = {}) {
  const first = field(say("First name of a child"), { value: name, maxlength: 60 });
  const called = field(say("What this child is really called at home, with commas between"), { value: nicknames.join(", "), maxlength: 100 });
  const words = () => called.written().split(",").map((word) => word.trim()).filter(Boolean);
  return Object.assign(h("div", {}, first, called), { input: first.input, written: () => ({ name: first.written(), nicknames: words() }) });
}

/** Where a family lives, and whether somebody must not find out: what to show of it, what is `known`, and how to `tell` the engine. */
export function home(app) {
  const known = (app.memory.names ??= { children: [], country: "", hidden: false });
  const country = h("select", { id: "country", onchange: () => (known.country = country.value) },
    countries().map(([code, name]) => h("option", { value: code, selected: code === known.country }, name)));
  const hidden = h("input", { type: "checkbox", checked: known.hidden, onchange: () => (known.hidden = hidden.checked) });
  const tell = async () => {
    await app.ask("names", { children: known.children, country: known.country });
    await app.ask("hide", { hidden: known.hidden });
    app.askHelp();
  };
  return { known, tell, parts: [
    h("div", { class: "field" }, h("label", { for: "country" }, say("Your country, for the help lines")), country),
    more(say("Somebody must not find out where we live"), h("label", { class: "choice" }, hidden, h("span", {}, say("Put what tells our place first. This is kept nowhere.")))),
  ] };
}

function countries() {
  const named = new Intl.DisplayNames(document.documentElement.lang, { type: "region" });
  const known = ["NL", "BE", "DE", "AT", "CH", "FR", "GB", "IE", "ES", "IT", "PL", "US", "CA", "AU"];
  const sorted = known.map((code) => [code, named.of(code)]).sort((a, b) => a[1].localeCompare(b[1]));
  return [["", say("I’d rather not say")], ...sorted];
}
