// The face's side of the border: a message out, its one reply back, in turn. What carries them is a channel of the engine:
// `say(message)`, `offer(files)` which promises ids, and `onreply`.

/** What the engine could not do: an id, what happened, and what to do. */
export class Problem extends Error {
  constructor({ id, what, todo }) {
    super(what);
    Object.assign(this, { id, what, todo });
  }
}

export class Engine {
  #channel;
  #last = Promise.resolve();
  #waiting;

  /** `channel` is a promise: what is asked before the engine is ready waits for it. */
  constructor(channel) {
    this.#channel = channel.then((ready) => {
      ready.onreply = (reply) => this.#take(reply);
      ready.onfailure = (why) => this.#waiting?.failed(new Error(why));
      return ready;
    });
    this.ready = this.#channel.then(() => undefined);
  }

  /** The reply to a message; `progress` is told of what comes before it. Throws a Problem for what could not be done. */
  ask(is, said = {}, progress = () => {}) {
    const answer = this.#last.then(() => this.#say({ is, ...said }, progress));
    this.#last = answer.catch(() => {}); // who asks next waits for this one, and hears nothing of its problems
    return answer;
  }

  /** Ids by which files can be given. */
  async offer(files) {
    return (await this.#channel).offer(files);
  }

  /** Have what runs stop; it answers for itself. */
  async stop() {
    const message = { is: "stop" };
    (await this.#channel).say(message);
  }

  async #say(message, progress) {
    const channel = await this.#channel;
    const reply = await new Promise((answered, failed) => {
      this.#waiting = { answered, failed, progress };
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
