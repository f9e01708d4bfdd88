// The report, in a frame where nothing runs; saving and printing it.

import { h } from "../dom.js";
import { actions, button, choices, screen, towards } from "../parts.js";
import { print } from "../printed.js";
import { saver } from "../saving.js";
import { languages, now, say } from "../words.js";

export async function report(app, given) {
  const { languages: known } = await app.begun;
  const wanted = (given.wanted ??= { language: "", short: false });
  const language = () => wanted.language || now();
  const made = (kept) => app.ask("report", { ...wanted, language: language(), kept });
  const frame = h("iframe", { class: "report", sandbox: "", title: say("Your report"), srcdoc: deadened((await made(false)).html) });
  const again = async () => (frame.srcdoc = deadened((await made(false)).html));
  const choice = h("select", { id: "report-language", onchange: () => app.attempt(choice, () => {
    wanted.language = choice.value;
    return again();
  }) }, known.map((code) => h("option", { value: code, selected: code === language() }, named(code))));
  const form = choices(say("How much of it?"), [["whole", say("All of it")], ["short", say("Two pages, to take along")]], { value: wanted.short ? "short" : "whole" });
  form.addEventListener("change", () => app.attempt(choice, () => {
    wanted.short = form.chosen() === "short";
    return again();
  }));
  const save = saver(app, say("Save the report"), "text/html", async () => {
    const { name, html } = await made(true);
    return { name, content: html };
  }, { kind: "main" });
  return screen(say("Your report"), [
    h("p", {}, say("It holds private information. Keep it to yourself. Its links work once it is saved. To leave quickly, use the button at the top: keys do nothing inside of the report.")),
    form,
    h("div", { class: "field" }, h("label", { for: "report-language" }, say("Language of the report")), choice),
    actions(save.button, button(app, say("Print"), async () => print(app.door, (await made(false)).html), { kind: "second" })),
    save.told,
    frame,
    actions(towards(app, say("Continue"), "month", {}, { kind: "second" })),
  ]);
}

/** The page without its links: a frame where nothing runs leads nowhere. */
function deadened(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll("a[href]:not([href^='#'])").forEach((link) => link.removeAttribute("href"));
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

const named = (code) => languages().find((one) => one.code === code)?.name ?? code;
