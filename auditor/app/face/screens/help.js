// Whom to call, near first. Numbers are text: a page on a computer rings nobody, and nobody rings by mistake.

import { h } from "../dom.js";
import { alarm, more, outside, screen } from "../parts.js";
import { say } from "../words.js";

export async function help(app) {
  const list = h("div", { class: "places" }, h("p", { class: "state", role: "status" }, say("The list comes as soon as the page is ready.")));
  app.lines.then(
    ({ near, everywhere, others }) => list.replaceChildren(
      ...[...near, everywhere].map((place) => h("section", { class: "card" }, h("h2", {}, place.name), lines(app, place))),
      h("h2", {}, say("Other countries")),
      ...others.map((place) => more(place.name, lines(app, place)))),
    (problem) => list.replaceChildren(alarm(problem)));
  return screen(say("Where is help?"), [
    h("p", {}, say("You can call them about anything that worries you. You need not be sure.")),
    h("p", {}, say("Is somebody in danger now? Call the emergency number of your country.")),
    list,
  ]);
}

const lines = (app, { lines: every }) => h("ul", { class: "rows" }, every.map(({ name, what, phone, hours, link, host }) => h("li", {},
  h("p", {}, h("strong", {}, name), phone && " ", phone && h("span", { class: "phone" }, phone)),
  h("p", {}, [what, hours].filter(Boolean).join(" ")),
  link && h("p", {}, outside(app, host, link)))));
