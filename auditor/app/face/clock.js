// A calm clock: how many minutes are left for a part of the workshop. No seconds, and nothing that speaks by itself.

import { many, say } from "./words.js";

const MINUTE = 60_000;
const OF = {
  guess: ["choose", "looking", "given", "whose", "services", "unused", "believe", "looked"],
  questions: ["question", "answers", "asked"],
  steps: ["step", "steps", "leave"],
  end: ["guesses", "count", "code", "roomEnd"],
};

/** The minutes that are left of so many since then, in words. */
export function left(minutes, since) {
  const n = minutes - Math.floor((Date.now() - since) / MINUTE);
  return n > 0 ? many("{n} minute left", "{n} minutes left", n) : say("take the time you need");
}

/** Write into `shown` what `words` say now, and again every few seconds until it is gone from the page. */
export function ticking(shown, words) {
  const write = () => (shown.textContent = words());
  write();
  const timer = setInterval(() => (shown.isConnected ? write() : clearInterval(timer)), MINUTE / 12);
  return shown;
}

/** A family's way through the parts of a workshop. */
export class Clock {
  #began = Date.now();
  #part = "guess";
  #since = Date.now();

  /** `minutes` by part, as the engine has them. */
  constructor(minutes) {
    this.minutes = minutes;
  }

  /** A screen is shown. Who goes back to an earlier part finds its time going on. */
  at(screen) {
    const parts = Object.keys(OF);
    const part = parts.find((one) => OF[one].includes(screen));
    if (parts.indexOf(part) <= parts.indexOf(this.#part)) return;
    this.#part = part;
    this.#since = Date.now();
  }

  /** The part, and how long it still takes. */
  get words() {
    const named = { guess: say("The guess"), questions: say("The questions"), steps: say("The first steps"), end: say("The end") };
    return `${named[this.#part]}: ${left(this.minutes[this.#part], this.#since)}`;
  }

  /** How many minutes all of it took until now. */
  get taken() {
    return Math.max(1, Math.round((Date.now() - this.#began) / MINUTE));
  }
}
