// How to look something up or change it: through the menus, by the service's own page, by its settings' search.

import { h } from "./dom.js";
import { outside } from "./parts.js";
import { say } from "./words.js";

/** All ways that the engine knows, or nothing. */
export function route({ path, path_all, link, search, verified }) {
  return [
    path && menus(path),
    path_all && h("p", { class: "soft" }, say("All at once:")),
    path_all && menus(path_all),
    search && h("p", {}, say("Or type this into the search of the settings: {words}", { words: search })),
    (path || path_all) && !verified && h("p", { class: "soft" }, say("We have not followed this route ourselves yet. Menus move.")),
  ].filter(Boolean);
}

/** The link to the service's own page: it opens beside this one. */
export const direct = (app, { link }) => link && h("p", {}, outside(app, say("Open {place}", { place: new URL(link).host.replace(/^www\./, "") }), link));

const menus = (path) => h("ol", { class: "path" }, path.split(">").map((part) => h("li", {}, part.trim())));
