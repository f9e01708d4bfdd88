// A sheet that the engine made, on the screen: its titles, sentences and tables.

import { h, paragraphs } from "./dom.js";

/** All parts of a sheet. */
export const sheet = (parts) => parts.flatMap(({ title, lines = [], rows = [], parts: inner = [] }) => [
  title && h("h2", {}, title),
  ...paragraphs(...lines),
  rows.length > 0 && table(rows),
  ...sheet(inner),
]).filter(Boolean);

/** The first row heads the columns, the first cell of each other one its row. */
function table([head, ...body]) {
  const row = (cells) => h("tr", {}, cells.map((cell, place) => (place ? h("td", {}, cell) : h("th", { scope: "row" }, cell))));
  return h("div", { class: "table", tabindex: "0" }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((cell) => h("th", { scope: "col" }, cell)))),
    h("tbody", {}, body.map(row))));
}
