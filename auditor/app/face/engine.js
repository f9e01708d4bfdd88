// The face's side of the border: a message out, its one reply back, in turn. What carries them is a channel of the engine:
// `say(message)`, `offer(files)` which promises ids, `onreply`, and `onfailure` for an engine that broke down.

import { say } from "./words.js";

/** What the engine could not do: an id, what happened, and what to do. */
export class Problem extends Error {
  constructor({ id, what, todo }) {
    super(what);
    Object.assign(this, { id, what, todo });
  }
}

/** Thrown by a channel for files that are more than this browser can hold. */
export class TooLarge extends Error {}

const notStarted = () => new Problem({ id: "not_started", what: say("This browser could not start the page."), todo: say("Update it, or open the page in another browser.") });
const ended = () => ({ is: "failed", problem: { id: "ended", what: say("The page had to stop. Perhaps this device has too little memory."), todo: say("Load the page again. On a computer more fits in.") } });
const tooLarge = () => new Problem({ id: "too_large_here", what: say("This browser cannot read so large a download."), todo: say("Open the page in another browser, such as Firefox or Chrome.") });

export class Engine {
  #channel;
  #last = Promise.resolve();
  #waiting;
  #over = false;

  /** `channel` is a promise: what is asked before the engine is ready waits for it. */
  constructor(channel) {
    this.#channel = channel.then((ready) => {
      ready.onreply = (reply) => this.#take(reply);
      ready.onfailure = () => {
        this.#over = true;
        this.#waiting?.answered(ended());
      };
      return ready;
    }, () => { throw notStarted(); });
    this.ready = this.#channel.then(() => undefined);
  }

  /** The reply to a message; `progress` is told of what comes before it. Throws a Problem for what could not be done. */
  ask(is, said = {}, progress = () => {}) {
    const answer = this.#last.then(() => this.#say({ is, ...said }, progress));
    this.#last = answer.catch(() => {}); // who asks next waits for this one, and hears nothing of its problems
    return answer;
  }

  /** Ids by which files can be given. Throws a Problem. */
  async offer(files) {
    const channel = await this.#channel;
    try {
      return await channel.offer(files);
    } catch (error) {
      if (this.#over) throw new Problem(ended().problem);
      throw error instanceof TooLarge ? tooLarge() : error;
    }
  }

  /** Have what runs stop; it answers for itself. */
  async stop() {
    const message = { is: "stop" };
    (await this.#channel).say(message);
  }

  async #say(message, progress) {
    const channel = await this.#channel;
    const reply = this.#over ? ended() : await new Promise((answered) => {
      this.#waiting = { answered, progress };
      channel.say(message);
    });
    if (reply.is === "failed") throw new Problem(reply.problem);
    return reply;
  }

  #take(reply) {
    if (reply.is === "progress") this.#waiting?.progress(reply);
    else this.#waiting?.answered(reply);
  }
}
