// What is asked before the look: whose account it is, what is believed, and the names. All but the first may be left out.

import { h } from "../dom.js";
import { actions, button, choices, field, more, screen, towards } from "../parts.js";
import { say } from "../words.js";

export async function whose(app) {
  const title = say("Whose account is it?");
  const asked = choices(title, [
    ["parent", say("Mine, or that of another grown-up")],
    ["teen", say("My teenager’s, and we look together")],
    ["alone", say("My teenager’s, and I look alone"), say("Then captions stay covered: your teenager may expect that.")],
  ], { value: app.memory.whose ?? "parent", heard: true });
  return screen(title, [
    h("p", {}, say("A child’s account needs other settings than yours.")),
    asked,
    actions(button(app, say("Continue"), () => {
      app.memory.whose = asked.chosen();
      return app.go("believe");
    })),
  ]);
}

export async function believe(app) {
  const { asked } = await app.ask("ask_beliefs");
  if (!asked.length) return names(app);
  const rows = asked.map(({ check, text }) => [check, choices(text, [
    ["safe", say("Yes, I think so")], ["unsafe", say("No, I think not")], ["unknown", say("I don’t know")],
  ], { value: app.memory.believed?.[check] ?? "" })]);
  return screen(say("What do you think?"), [
    h("p", {}, say("Guess first, then look. You may leave this out.")),
    ...rows.map(([, row]) => row),
    actions(
      button(app, say("Continue"), async () => {
        const believed = Object.fromEntries(rows.map(([check, row]) => [check, row.chosen()]).filter(([, value]) => value));
        app.memory.believed = believed;
        await app.ask("believe", { believed });
        await app.go("names");
      }),
      towards(app, say("Leave this out"), "names", {}, { kind: "second" })),
  ]);
}

export async function names(app) {
  const written = app.memory.names ?? { children: [], country: "", hidden: false };
  const row = (name = "") => field(say("First name of a child"), { value: name, maxlength: 60 });
  const rows = [...written.children, ""].map(row);
  const list = h("div", {}, rows);
  const another = button(app, say("One more child"), () => {
    rows.push(row());
    list.append(rows.at(-1));
    rows.at(-1).input.focus();
  }, { kind: "second" });
  const country = h("select", { id: "country" }, countries().map(([code, name]) => h("option", { value: code, selected: code === written.country }, name)));
  const hidden = h("input", { type: "checkbox", checked: written.hidden });
  const goOn = async () => {
    app.memory.names = { children: rows.map((one) => one.written()).filter(Boolean), country: country.value, hidden: hidden.checked };
    const { children } = app.memory.names;
    await app.ask("names", { children: children.map((name) => ({ name })), country: country.value });
    await app.ask("hide", { hidden: hidden.checked });
    await app.go(app.memory.afterNames ?? "looking");
  };
  return screen(say("What are your children called?"), [
    h("p", {}, say("With their first names the page sees where a name stands in a post. You may leave this out. The names stay in this page and go when you close it.")),
    list, h("p", {}, another),
    h("div", { class: "field" }, h("label", { for: "country" }, say("Your country, for the help lines")), country),
    more(say("Somebody must not find out where we live"), h("label", { class: "choice" }, hidden, h("span", {}, say("Put what tells our place first. This is kept nowhere.")))),
    actions(button(app, say("Continue"), goOn)),
  ]);
}

function countries() {
  const named = new Intl.DisplayNames(document.documentElement.lang, { type: "region" });
  const known = ["NL", "BE", "DE", "AT", "CH", "FR", "GB", "IE", "ES", "IT", "PL", "US", "CA", "AU"];
  const sorted = known.map((code) => [code, named.of(code)]).sort((a, b) => a[1].localeCompare(b[1]));
  return [["", say("I’d rather not say")], ...sorted];
}
