// Which services a family uses: the way in without a download, and what need not be asked.

import { h } from "../dom.js";
import { goOn, inRoom } from "../onward.js";
import { actions, button, choices, more, screen, towards } from "../parts.js";
import { say } from "../words.js";
import { home } from "./before.js";
import { earlier } from "./choose.js";
import { lookedAt } from "./steps.js";

export async function services(app) {
  const { platforms } = await app.begun;
  const title = say("What do you use at home?");
  const used = choices(title, platforms.map(({ id, name }) => [id, name]), { many: true, value: app.memory.platforms ?? [], heard: true });
  const family = home(app);
  const before = earlier(app);
  return screen(title, [
    h("p", {}, say("You get ten questions, the most important ones first. It takes about five minutes.")),
    used,
    more(say("About your family, if you like"), ...family.parts),
    before.part,
    actions(button(app, say("Continue"), async () => {
      app.memory.platforms = used.chosen();
      await family.tell();
      await before.take();
      lookedAt(app, await app.ask("no_download", { platforms: app.memory.platforms }));
      (await inRoom(app, "services")) || await goOn(app, await app.ask("next_question"));
    })),
  ]);
}

const nothingChosen = () => ({ what: say("Nothing is chosen yet."), todo: say("Choose what you use, or “We use none of these”.") });

/** What the family does not use at all, so that nothing is asked about it. */
export async function unused(app) {
  const title = say("What do you use at home?");
  const names = app.memory.services.map(({ id, name }) => [id, name]);
  const { unused: before } = app.memory;
  const used = names.map(([id]) => id).filter((id) => before && !before.includes(id));
  const asked = choices(title, names, { many: true, value: used, heard: true });
  const tell = async (chosen) => {
    app.memory.unused = names.map(([id]) => id).filter((id) => !chosen.includes(id));
    app.memory.looked = await app.ask("not_used", { services: app.memory.unused });
    (await inRoom(app, "unused")) || await goOn(app, await app.ask("next_question"));
  };
  return screen(title, [
    h("p", {}, say("We only ask about what you choose.")),
    asked,
    actions(
      button(app, say("Continue"), () => (asked.chosen().length ? tell(asked.chosen()) : app.complain(nothingChosen()))),
      button(app, say("We use none of these"), () => tell([]), { kind: "second" }),
      !app.memory.clock && towards(app, say("To the report"), "report", {}, { kind: "second" })),
  ]);
}
