// What the look came to, in words, and what it says of photos.

import { h, paragraphs, points } from "../dom.js";
import { goOn, inRoom } from "../onward.js";
import { actions, button, more, photosNotHere, screen, towards } from "../parts.js";
import { many, say } from "../words.js";
import { toPages } from "./live.js";
import { onward } from "./steps.js";

export async function looked(app) {
  const { clock, looked: { change, fine, open, unread, unseen, steps, photos } } = app.memory;
  const counted = [
    change && many("{n} thing is better changed.", "{n} things are better changed.", change),
    fine && many("{n} thing is fine as it is.", "{n} things are fine as they are.", fine),
    unread && many("{n} thing we could not read in your download.", "{n} things we could not read in your download.", unread),
    unseen && many("{n} thing is about photos. Nobody looked at those.", "{n} things are about photos. Nobody looked at those.", unseen),
    open > unread + unseen && many("{n} thing you can look up yourself.", "{n} things you can look up yourself.", open - unread - unseen),
  ].filter(Boolean);
  const told = points(counted.length ? counted : [say("Your download tells nothing that we know. The questions still help you.")]);
  const begin = button(app, say("Begin with the first step"), () => onward(app));
  const minutes = steps ? (await app.ask("ask_steps")).steps.reduce((sum, step) => sum + step.minutes, 0) : 0;
  return screen(steps ? many("Begin with this one thing", "Begin with these {n} things", steps) : change ? say("This is what we found") : open ? say("In what we could read, nothing is to be changed") : fine ? say("Nothing to change. Well done.") : say("There was nothing to look at"), [
    minutes > 0 && h("p", { class: "lede" }, many("That takes about {n} minute.", "Together that takes about {n} minutes.", minutes)),
    steps > 0 && h("p", {}, say("The rest has no hurry. It stands in your report.")),
    steps > 0 ? more(say("What else did we find?"), told) : told,
    h("p", { class: "soft" }, photos ? seen(photos) : photosNotHere()),
    actions(
      steps > 0 && !clock && begin,
      button(app, steps && !clock ? say("Ask me more first") : say("Continue"), async () => (await inRoom(app, "looked")) || app.go("photos"), { kind: steps && !clock ? "second" : "main" }),
      !clock && towards(app, say("To the report"), "report", {}, { kind: "second" })),
    toPages(app, () => app.go("looked")),
  ]);
}

/** Photos: nobody looked, and what to look for oneself; or how many were looked at. No picture is shown. */
export async function photos(app) {
  const { photos: counts, services } = app.memory.looked;
  const questions = async () => (services.length ? app.go("unused") : goOn(app, await app.ask("next_question")));
  return screen(say("And your photos?"), [
    ...(counts ? paragraphs(seen(counts), say("The report tells which ones to look at first.")) : paragraphs(
      photosNotHere(), say("The program runs on your own computer, and your photos stay there too. Where you got this page, you also find the program."))),
    h("h2", {}, say("Look for yourself")),
    h("p", {}, say("Scroll through your own profile. Stop at photos that show one of these:")),
    points([
      say("your child’s face, close by"),
      say("a child in the bath, in bed or in swimwear"),
      say("the name of the school, the club or the street"),
      say("your house, your car or its number plate"),
      say("other people’s children"),
    ]),
    h("p", {}, say("You can delete such a photo, or show it to fewer people. Your profile photo is visible to everybody.")),
    actions(button(app, say("Continue"), questions), towards(app, say("To the report"), "report", {}, { kind: "second" })),
  ]);
}

const seen = ({ posted, looked_at, with_child }) => [
  looked_at < posted ? say("We looked at {looked} of {posted} photos and videos.", { looked: looked_at, posted })
    : many("We looked at the only photo.", "We looked at all {n} photos and videos.", posted),
  with_child && many("{n} of them may show a child.", "{n} of them may show children.", with_child),
].filter(Boolean).join(" ");
