// The face as a whole: which screen is shown, the way back, what is heard, and what the outer page does for it.

import { ticking } from "./clock.js";
import { h, retype, typed } from "./dom.js";
import { Engine, Problem } from "./engine.js";
import { alarm } from "./parts.js";
import { SCREENS } from "./screens/index.js";
import { languages, now, say, speak } from "./words.js";

export class App {
  #way = [];
  #turn = 0;
  #keys = {};
  #place = 0; // in the browser's own list of steps

  /** `door` is the engine's: its `channel`, and what the outer page does: `open(address)`, `leave()`, `print()`. */
  constructor(door) {
    this.door = door;
    this.engine = new Engine(door.channel);
    addEventListener("keydown", (event) => this.#pressed(event));
    this.memory = {}; // what screens must know of one another, until the family has all of it forgotten
    addEventListener("popstate", ({ state }) => this.#stepped(state ?? 0));
    addEventListener("beforeunload", (event) => this.#holds && event.preventDefault());
  }

  /** Speak a language, and show the present screen in it, with what is typed there. */
  async speak(code) {
    speak(code);
    const kept = this.main ? typed(this.main) : [];
    const helping = Boolean(this.beside);
    this.#frame();
    this.begun = this.#expected(this.ask("begin", { language: code })); // what the engine says of itself
    this.askHelp();
    if (!this.#way.length) return;
    await this.#show(this.#way.at(-1));
    retype(this.main, kept);
    if (helping) await this.help();
  }

  ask(is, said, progress) {
    return this.engine.ask(is, said, progress);
  }

  /** Have the help lines ready: nobody who needs them should wait until a look is over. */
  askHelp() {
    this.lines = this.#expected(this.ask("ask_help", { country: this.memory.names?.country ?? "" }));
  }

  /** Show a screen, which gets what was `given` to it. */
  async go(name, given = {}) {
    const before = this.#way.length;
    await this.#show({ name, given }, () => {
      while (this.#way.at(-1)?.passing) this.#way.pop();
      this.#way.push({ name, given });
      if (before && this.#way.length > before) history.pushState(++this.#place, "");
    });
  }

  /** Show the screen before. */
  async back() {
    const left = this.#way.pop();
    try {
      await this.#show(this.#way.at(-1));
    } catch (problem) {
      this.#way.push(left);
      throw problem;
    }
  }

  /** Begin the way anew, so that nothing leads back. */
  async restart(name, given = {}) {
    this.#way = [];
    await this.go(name, given);
  }

  /** Show where help is beside the way: what is on the screen stays as it is meanwhile. */
  async help() {
    const pressed = document.activeElement;
    const made = await SCREENS.help(this);
    const close = () => {
      this.#aside();
      pressed.focus();
    };
    const heading = h("h1", { tabindex: "-1" }, made.title);
    this.#aside(h("main", {},
      h("p", { class: "back" }, h("button", { type: "button", class: "plain", onclick: close }, say("Back"))), heading, ...made.parts));
    scrollTo(0, 0);
    heading.focus();
  }

  /** Do what a button is for; what goes wrong is told on the screen. */
  async attempt(pressed, action) {
    pressed.disabled = true;
    this.calm();
    try {
      await action();
    } catch (problem) {
      this.complain(problem);
    } finally {
      pressed.disabled = false;
    }
  }

  /** Tell what went wrong above everything else on the screen. */
  complain(problem) {
    const ours = { what: say("Something went wrong in this page."), todo: say("Try once more. If that does not help, load the page again.") };
    const unexpected = problem instanceof Error && !(problem instanceof Problem);
    if (unexpected) console.error(problem);
    const told = alarm(unexpected ? ours : problem);
    const heading = this.main.querySelector("h1");
    if (heading) heading.after(told);
    else this.main.prepend(told);
    told.focus();
  }

  /** What went wrong is over. */
  calm() {
    this.main.querySelector(":scope > .alarm")?.remove();
  }

  open(address) {
    this.door.open(address);
  }

  /** Leave at once, as if nothing had been: nothing is kept, and the outer page shows an empty one. */
  leave() {
    this.memory = {};
    document.body.replaceChildren();
    this.door.leave();
  }

  /** Whether something would be lost: what was read, or answered. */
  get #holds() {
    return Boolean(this.memory.chosen ?? this.memory.looked);
  }

  /** The browser's own way back is ours; there is none forward, and from the first screen it leads out. */
  #stepped(place) {
    const forward = place > this.#place;
    this.#place = place;
    if (forward || this.#way.length < 2) return;
    const stays = this.beside || this.#way.at(-1).passing;
    if (stays) history.pushState(++this.#place, "");
    if (this.beside) this.#aside();
    else if (!stays) this.back().catch((problem) => this.complain(problem));
  }

  #frame() {
    const choice = h("select", { id: "language", "aria-label": say("Language"), onchange: () => this.attempt(choice, () => this.speak(choice.value)) },
      languages().map(({ code, name }) => h("option", { value: code, lang: code, selected: code === now() }, name)));
    this.choice = choice;
    this.main = h("main", { id: "main" });
    this.beside = undefined;
    this.clock = ticking(h("p", { class: "clock", role: "timer" }), () => this.memory.clock?.words ?? "");
    this.footer = h("footer", {}, h("button", { type: "button", class: "plain", onclick: () => this.help() }, say("Where is help?")));
    document.body.replaceChildren(
      h("header", {},
        h("p", { class: "name" }, say("Family privacy auditor")),
        choice,
        h("button", { type: "button", class: "leave", onclick: () => this.leave() }, say("Leave this page")),
        this.clock),
      this.main, this.footer);
  }

  /** Show something in the place of the screen, or the screen again. */
  #aside(beside) {
    this.beside?.remove();
    this.beside = beside;
    this.main.hidden = this.footer.hidden = Boolean(beside);
    if (beside) this.main.after(beside);
    this.#name(beside ?? this.main);
  }

  #name(main) {
    document.title = `${main.querySelector("h1").textContent} – ${say("Family privacy auditor")}`;
  }

  async #show(wanted, entered = () => {}) {
    const turn = ++this.#turn;
    const made = await SCREENS[wanted.name](this, wanted.given);
    if (turn !== this.#turn) return; // somebody went on meanwhile
    entered();
    Object.assign(this.#way.at(-1), { passing: made.passing });
    const heading = h("h1", { tabindex: "-1" }, made.title);
    const back = h("button", { type: "button", class: "plain", onclick: () => this.attempt(back, () => this.back()) }, say("Back"));
    const leads = this.#way.length > 1 && !made.passing;
    document.querySelectorAll("body > .printed").forEach((part) => part.remove());
    this.main.replaceChildren(
      ...[leads && h("p", { class: "back" }, back), made.caption && h("p", { class: "caption" }, made.caption), heading, ...made.parts].filter(Boolean));
    this.main.dataset.screen = wanted.name;
    this.#time(wanted.name);
    this.choice.disabled = made.busy;
    this.#keys = made.keys;
    document.body.classList.toggle("wide", made.wide);
    if (!this.beside) this.#name(this.main);
    scrollTo(0, 0);
    if (made.problem) this.complain(made.problem);
    else if (turn > 1) heading.focus();
  }

  #pressed({ key, target }) {
    if (this.beside || target.closest?.("input, select, textarea")) return;
    this.#keys[key]?.().catch((problem) => this.complain(problem));
  }

  /** Where somebody is in a workshop, and how long it still takes. */
  #time(name) {
    this.memory.clock?.at(name);
    this.clock.textContent = this.memory.clock?.words ?? "";
  }

  /** A reply that is asked for in advance: whoever waits for it is told of its problems. */
  #expected(reply) {
    reply.catch(() => {});
    return reply;
  }
}
