// What comes after a screen, where that depends on more than the screen.

/** What follows an answer: the next question, the answers so far, or the end. */
export async function goOn(app, reply) {
  if (reply.is === "asked") return app.go("question", { mark: reply.question.mark });
  return app.go(reply.is === "all_asked" || !reply.left ? "asked" : "answers");
}

/** What follows a screen that others see as well; false where there is no workshop. */
export async function inRoom(app, after) {
  const { clock, looked } = app.memory;
  if (!clock) return false;
  const ask = async () => goOn(app, await app.ask("next_question"));
  const unused = () => (looked.services.length ? app.go("unused") : after === "services" ? app.go("believe") : ask());
  const ways = {
    services: unused,
    looked: unused,
    unused: () => (looked.downloads ? ask() : app.go("believe")),
    believe: () => (looked ? ask() : app.go("looking")),
    step: () => app.go("steps"),
    steps: () => app.go(app.memory.asked ? "guesses" : "looked"),
    questions: () => app.go("guesses"),
  };
  await ways[after]();
  return true;
}
