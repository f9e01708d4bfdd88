// The face as a whole: which screen is shown, the way back, what is heard, and what the outer page does for it.

import { h } from "./dom.js";
import { Engine, Problem } from "./engine.js";
import { alarm } from "./parts.js";
import { SCREENS } from "./screens/index.js";
import { languages, now, say, speak } from "./words.js";

export class App {
  #way = [];
  #turn = 0;

  /** `door` is the engine's: its `channel`, and what the outer page does: `open(address)`, `leave()`, `print()`. */
  constructor(door) {
    this.door = door;
    this.engine = new Engine(door.channel);
    this.memory = {}; // what screens must know of one another: words that the engine said, never a family's data
    this.ready = undefined; // what the engine said of itself
  }

  /** Speak a language, and show the present screen in it. */
  async speak(code) {
    speak(code);
    this.#frame();
    const begun = this.engine.ask("begin", { language: code }).then((ready) => (this.ready = ready));
    begun.catch(() => {}); // told by whoever asks for it next
    if (this.#way.length) await this.#show(this.#way.at(-1));
  }

  ask(is, said, progress) {
    return this.engine.ask(is, said, progress);
  }

  /** Show a screen, which gets what was `given` to it. */
  async go(name, given = {}) {
    await this.#show({ name, given }, () => {
      while (this.#way.at(-1)?.passing) this.#way.pop();
      this.#way.push({ name, given });
    });
  }

  /** Show the screen before. */
  async back() {
    this.#way.pop();
    await this.#show(this.#way.at(-1));
  }

  /** Begin the way anew, so that nothing leads back. */
  async restart(name, given = {}) {
    this.#way = [];
    await this.go(name, given);
  }

  /** Do what a button is for; what goes wrong is told on the screen. */
  async attempt(pressed, action) {
    pressed.disabled = true;
    this.main.querySelector(":scope > .alarm")?.remove();
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
    const told = alarm(problem instanceof Problem ? problem : ours);
    this.main.querySelector("h1").after(told);
    told.focus();
  }

  /** Say something to who cannot see the screen change. */
  hear(text) {
    this.heard.textContent = text;
  }

  open(address) {
    this.door.open(address);
  }

  #frame() {
    const choice = h("select", { id: "language", "aria-label": say("Language"), onchange: () => this.speak(choice.value) },
      languages().map(({ code, name }) => h("option", { value: code, lang: code, selected: code === now() }, name)));
    this.main = h("main", { id: "main" });
    this.heard = h("p", { class: "only-heard", role: "status" });
    document.body.replaceChildren(
      h("header", {},
        h("p", { class: "name" }, say("Family privacy auditor")),
        choice,
        h("button", { type: "button", class: "leave", onclick: () => this.leave() }, say("Leave this page"))),
      this.main, this.heard);
  }

  /** Leave at once, as if nothing had been: nothing is kept, and the outer page shows an empty one. */
  leave() {
    document.body.replaceChildren();
    this.door.leave();
  }

  async #show(wanted, entered = () => {}) {
    const turn = ++this.#turn;
    const made = await SCREENS[wanted.name](this, wanted.given);
    if (turn !== this.#turn) return; // somebody went on meanwhile
    entered();
    Object.assign(this.#way.at(-1), { passing: made.passing });
    const heading = h("h1", { tabindex: "-1" }, made.title);
    const back = this.#way.length > 1 && !made.passing && h("p", { class: "back" },
      h("button", { type: "button", class: "plain", onclick: () => this.back() }, say("Back")));
    this.main.replaceChildren(...[back, made.caption && h("p", { class: "caption" }, made.caption), heading, ...made.parts].filter(Boolean));
    this.main.dataset.screen = wanted.name;
    document.title = `${made.title} – ${say("Family privacy auditor")}`;
    scrollTo(0, 0);
    if (made.problem) this.complain(made.problem);
    else if (turn > 1) heading.focus();
  }
}
