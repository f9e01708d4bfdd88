// The face's side of the border: a message out, its one reply back, in turn. What carries them is a channel of the engine:
// `say(message)`, `offer(files)` which promises ids, `onreply`, and `onfailure` for an engine that broke down.

/** What the engine could not do: an id, what happened, and what to do. */
export class Problem extends Error {
  constructor({ id, what, todo }) {
    super(what);
    Object.assign(this, { id, what, todo });
  }
}

export class Engine {
  #channel;
  #waiting = [];

  /** `channel` is a promise: what is asked before the engine is ready waits for it. */
  constructor(channel) {
    this.#channel = channel.then((ready) => {
      ready.onreply = (reply) => this.#take(reply);
      ready.onfailure = (why) => this.#waiting.splice(0).forEach(({ failed }) => failed(new Error(why)));
      return ready;
    });
    this.ready = this.#channel.then(() => undefined);
  }

  /** The reply to a message; `progress` is told of what comes before it. Throws a Problem for what could not be done. */
  async ask(is, said = {}, progress = () => {}) {
    const channel = await this.#channel;
    const reply = await new Promise((answered, failed) => {
      this.#waiting.push({ answered, failed, progress });
      channel.say({ is, ...said });
    });
    if (reply.is === "failed") throw new Problem(reply.problem);
    return reply;
  }

  /** Ids by which files can be given. */
  async offer(files) {
    return (await this.#channel).offer(files);
  }

  /** Have what runs stop; it answers for itself. */
  async stop() {
    (await this.#channel).say({ is: "stop" });
  }

  #take(reply) {
    if (reply.is === "progress") this.#waiting[0]?.progress(reply);
    else this.#waiting.shift()?.answered(reply);
  }
}
