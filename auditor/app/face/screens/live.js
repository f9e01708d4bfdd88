// Settings pages that the family gives by hand, copied or saved: they are read here, and changed elsewhere.

import { h, paragraphs, points } from "../dom.js";
import { actions, button, choices, more, outside, picker, screen, towards } from "../parts.js";
import { route } from "../route.js";
import { now, say } from "../words.js";
import { base64 } from "./choose.js";

const LARGEST = 40e6; // of a saved page, in bytes

/** Never where many families sit at one connection: a service may hold accounts that sign in there one after another. */
export const atHome = ({ memory }) => !memory.clock;

/** The way to the settings pages, to go `then` on from there; nothing where they are not to be opened. */
export const toPages = (app, then) => atHome(app) && h("p", {}, towards(app, say("How are my settings today?"), "live", { then }, { kind: "plain" }));

/** All pages that can be given, and the own profiles to look at as a stranger. `then` is what Continue does afterwards. */
export async function live(app, { then }) {
  const { pages, profiles, notes } = await app.ask("ask_live_pages");
  const services = [...new Set([...pages, ...profiles].map(({ service }) => service.name))];
  const of = (name) => ({ service }) => service.name === name;
  const profile = ({ service, account, address }) => h("li", {},
    towards(app, say("What do strangers see of {account}?", { account }), "stranger", { platform: service.id, account, then }, { kind: "plain" }),
    h("p", { class: "soft" }, address.replace(/^https:\/\/(www\.)?/, "")));
  const shown = ({ page, name, tells }) => h("li", {},
    towards(app, name, "livePage", { page, then }, { kind: "plain" }), h("p", { class: "soft" }, tells.join(" · ")));
  return screen(say("How are your settings today?"), [
    h("p", {}, say("A download is some days old, and it does not tell all. Your settings pages tell how it is now.")),
    h("p", {}, say("You copy or save such a page and give it here. It is read in this page only. No password is needed.")),
    points(notes),
    ...services.map((name) => h("section", { class: "card" },
      h("h2", {}, name),
      h("ul", { class: "rows" },
        profiles.filter(of(name)).map(profile),
        pages.filter(of(name)).map(shown)))),
    actions(button(app, say("Continue"), then)),
  ]);
}

/** One page: how to open it, and where to give it. `account` is whose it is, where that is known; `way` leads there. */
export async function livePage(app, given) {
  const { pages, ways, notes } = await app.ask("ask_live_pages");
  const { page, service, name, address, kinds, tells, accounts } = pages.find((one) => one.page === given.page);
  const whose = accounts.length > 1 && choices(say("Which account is it?"), accounts.map((one) => [one, one]), { value: given.account });
  const state = h("p", { class: "state", role: "status" });
  const text = h("textarea", { id: "copied", rows: 5, spellcheck: "false", autocomplete: "off", oninput: () => show([]) });
  const chosen = h("p", { "aria-live": "polite" });
  const file = picker(say("Choose the saved page"), { id: "saved", accept: ".html,.htm,.mhtml,.mht", onchange: () => show(file.input.files) });
  const show = (files) => { // one of the two is given, the later one
    if (files.length) text.value = "";
    else file.input.value = "";
    chosen.textContent = files[0]?.name ?? "";
  };
  const part = {
    pasted: () => h("section", { class: "card" }, h("h2", {}, say("Copy it")), h("p", {}, ways.pasted),
      h("div", { class: "field" }, h("label", { for: "copied" }, say("The text of the page")), text)),
    saved: () => h("section", { class: "card" }, h("h2", {}, kinds.length > 1 ? say("Or save it") : say("Save it")), h("p", {}, ways.saved), file, chosen),
  };
  const read = button(app, say("Read it"), async () => {
    const [saved] = kinds.includes("saved") ? file.input.files : [];
    if (!saved && !text.value.trim()) return app.complain({ what: say("There is nothing to read yet."), todo: say("Give the page first.") });
    if (saved?.size > LARGEST) return app.complain({ what: say("This file is too large for a page."), todo: say("Choose the page that you saved.") });
    if (whose && !whose.chosen()) return app.complain({ what: say("It is not clear whose page this is."), todo: say("Choose the account first.") });
    state.textContent = say("Looking …");
    const content = await base64(saved ?? new Blob([text.value]));
    const account = whose ? whose.chosen() : given.account;
    const wanted = { ...given, account, content, kind: saved ? "saved" : "pasted" };
    await reading(app, wanted, (progress) => (state.textContent = progress.text)).finally(() => (state.textContent = ""));
    await app.go("liveRead", wanted);
  });
  return screen(name, [
    h("p", { class: "soft" }, tells.join(" · ")),
    h("p", { class: "lede" }, outside(app, say("Open {place}", { place: new URL(address).host.replace(/^www\./, "") }), address)),
    given.way?.path && more(say("Where do I find this?"), ...route({ ...given.way, search: "" })),
    ...paragraphs(...notes),
    whose,
    ...kinds.map((kind) => part[kind]()),
    h("p", { class: "soft" }, say("On a Mac it is Cmd instead of Ctrl.")),
    state,
    actions(read),
  ], { caption: service.name });
}

/** What a page told, or why it could not be read. */
export async function liveRead(app, given) {
  const { told, untold } = await reading(app, given);
  const whole = untold.find(({ fact }) => !fact)?.problem;
  if (whole?.id === "not_confirmed") return yours(app, given);
  const row = ({ name, words }) => h("li", {}, h("p", {}, name, ": ", h("strong", {}, words)));
  const without = Object.values(Object.groupBy(untold.filter(({ fact }) => fact), ({ problem }) => problem.id));
  const unread = (these) => h("li", {}, h("p", {}, h("strong", {}, these.map(({ name }) => name).join(" · "))), ...paragraphs(these[0].problem.what, these[0].problem.todo));
  return screen(told.length ? say("This is what your page says") : say("We could not read this"), [
    told.length > 0 && h("ul", { class: "rows" }, told.map(row)),
    told.length > 0 && h("p", {}, say("This counts from now on. Your report says that it stood on your screen.")),
    told.length > 0 && h("p", {}, say("Do you want to change it? Do that on your phone.")),
    without.length > 0 && h("section", { class: "card" }, h("h2", {}, say("Not read")), h("ul", { class: "rows" }, without.map(unread))),
    actions(
      told.length ? button(app, say("Continue"), given.then) : button(app, say("Try once more"), () => app.back()),
      towards(app, say("Another settings page"), "live", { then: given.then }, { kind: "second" }),
      !told.length && button(app, say("Continue without it"), given.then, { kind: "second" })),
  ], { passing: true, problem: whole });
}

/** Only the person can say whose page it is, where no name stands on it. */
async function yours(app, given) {
  return screen(say("Is this your own page?"), [
    h("p", {}, say("Your user name does not stand on it. So only you can say whose it is.")),
    actions(
      button(app, say("Yes, it is mine"), () => app.go("liveRead", { ...given, mine: true, reply: undefined })),
      button(app, say("No"), () => app.back(), { kind: "second" })),
  ], { passing: true });
}

/** The engine's words on what was given, in the present language; all that it counts is told anew. */
async function reading(app, given, progress) {
  if (given.reply && given.spoken === now()) return given.reply;
  const { page, kind, content, account = "", mine = false } = given;
  const reply = await app.ask("give_live_page", { page, kind, content, account, yes_mine: mine }, progress);
  if (reply.told.length) await counted(app);
  Object.assign(given, { reply, spoken: now() });
  return reply;
}

/** Have the numbers of what was found told anew. */
export const counted = async (app) => (app.memory.looked = await app.ask("not_used", { services: app.memory.unused ?? [] }));
