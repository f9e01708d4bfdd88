// A screen of an app, drawn out of data: what stands on it, what is ticked, and which row to tap. The words are real text.

import { listed, say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 300;
const EDGE = 12;
const INSIDE = WIDTH - 2 * EDGE;
const LEAST = 250;
const LINE = 19;
const [WIDE, BOLD] = [8.3, 9.3]; // of a letter at the size of the rows; a little more than the mean, so that lines end in time
const TAIL = [26, 40]; // the space below a phone's last row, and below that of a phone whose last row is tapped

/** One SVG that shows a screen, with a sentence for who cannot see it. */
export function drawn(screen) {
  const parts = screen.kind === "transfer" ? transfer(screen) : phone(screen);
  const { height } = parts;
  return s("svg", { class: "drawn", role: "img", "aria-label": inWords(screen), viewBox: `0 0 ${WIDTH} ${height}` }, ...parts.marks);
}

/** What a screen shows, in words. */
function inWords({ kind, title, rows }) {
  const those = (kinds, on) => rows.filter((row) => kinds.includes(row.kind) && row.on === on);
  const names = (these) => listed(these.map(({ label, value }) => (value ? `${label}: ${value}` : label)));
  const told = (these, words) => (these.length ? words(names(these)) : "");
  const sentences = kind === "transfer"
    ? [
        `${title}.`,
        told(those(["way"], true), (labels) => say("Good ways: {labels}.", { labels })),
        told(those(["way"], false), (labels) => say("Not this way: {labels}.", { labels })),
      ]
    : [
        say("Drawing of a phone with the page “{title}”.", { title }),
        told(those(["box"], true), (labels) => say("Ticked: {labels}.", { labels })),
        told(those(["box"], false), (labels) => say("Not ticked: {labels}.", { labels })),
        told(those(["choice", "row", "tab"], true), (labels) => say("Chosen: {labels}.", { labels })),
        told(rows.filter((row) => row.tap), (labels) => say("Tap: {labels}.", { labels })),
      ];
  return sentences.filter(Boolean).join(" ");
}

function phone({ title, rows }) {
  const menu = rows.find((row) => row.kind === "menu");
  const head = lines(title, INSIDE - 84, BOLD);
  const top = 34 + head.length * LINE;
  const marks = [
    s("path", { class: "back-sign", d: `M${EDGE + 15} 35 l-7 8 l7 8` }),
    ...text(head, WIDTH / 2, 48, "title"),
    menu && s("path", { class: "sign", d: `M${WIDTH - 44} 36 h20 m-20 7 h20 m-20 7 h20` }),
    s("path", { class: "rule", d: `M${EDGE} ${top + 6} h${INSIDE}` }),
  ];
  let y = top + 16;
  let tapped = menu?.tap ? { x: WIDTH - 52, y: 27, width: 36, height: 32 } : undefined;
  const tabs = rows.filter((row) => row.kind === "tab");
  if (tabs.length) {
    const row = tabRow(tabs, y);
    marks.push(...row.marks);
    y += row.height + 10;
  }
  for (const row of rows.filter(({ kind }) => kind !== "menu" && kind !== "tab")) {
    const { marks: made, height } = ROWS[row.kind](row, y);
    marks.push(s("g", { class: row.tap ? "row tapped" : "row" }, ...made));
    if (row.tap) tapped = { x: EDGE + 4, y: y + 1, width: INSIDE - 8, height: height - 2 };
    y += height;
  }
  const height = Math.max(LEAST, y + TAIL[Number(Boolean(tapped))]);
  return {
    height,
    marks: [
      s("rect", { class: "case", x: 2, y: 2, width: WIDTH - 4, height: height - 4, rx: 26 }),
      s("path", { class: "rule", d: `M${WIDTH / 2 - 22} 14 h44 M${WIDTH / 2 - 34} ${height - 11} h68` }),
      ...marks.filter(Boolean),
      ...(tapped ? finger(tapped) : []),
    ],
  };
}

const ROWS = { row: plain, heading, button, box, choice, way };

function plain({ label, value, on }, y) {
  const [first, second] = [lines(label, INSIDE - 60), value ? lines(value, INSIDE - 84) : []];
  const height = 18 + (first.length + second.length) * LINE;
  const below = y + 22 + first.length * LINE;
  return {
    height,
    marks: [
      ...text(first, EDGE + 16, y + 22, "label"),
      second.length && on && s("path", { class: "tick", d: `M${EDGE + 17} ${below - 5} l5 5 l9 -11` }),
      ...text(second, EDGE + (on ? 40 : 16), below, on ? "value on" : "value"),
      s("path", { class: "sign", d: `M${WIDTH - EDGE - 22} ${y + height / 2 - 6} l6 6 l-6 6` }),
      s("path", { class: "rule", d: `M${EDGE + 16} ${y + height} h${INSIDE - 32}` }),
    ].filter(Boolean),
  };
}

function heading({ label }, y) {
  const first = lines(label, INSIDE - 32, BOLD);
  return { height: 14 + first.length * LINE, marks: text(first, EDGE + 16, y + 22, "heading") };
}

function button({ label }, y) {
  const first = lines(label, INSIDE - 60, BOLD);
  const height = 30 + first.length * LINE;
  const shape = s("rect", { class: "button", x: EDGE + 14, y: y + 8, width: INSIDE - 28, height: height - 16, rx: 9 });
  return { height, marks: [shape, ...text(first, WIDTH / 2, y + 29, "button-label")] };
}

function box(row, y) {
  const shape = (x, middle) => s("rect", { class: row.on ? "mark on" : "mark", x, y: middle - 9, width: 18, height: 18, rx: 4 });
  const sign = (x, middle) => s("path", { class: "inner", d: `M${x + 4} ${middle} l4 4 l7 -8` });
  return marked(row, y, shape, sign);
}

function choice(row, y) {
  const shape = (x, middle) => s("circle", { class: "mark", cx: x + 9, cy: middle, r: 9 });
  const sign = (x, middle) => s("circle", { class: "dot", cx: x + 9, cy: middle, r: 5 });
  return marked(row, y, shape, sign);
}

function marked({ label, on }, y, shape, sign) {
  const first = lines(label, INSIDE - 52, on ? BOLD : WIDE);
  const height = 14 + first.length * LINE;
  const [x, middle] = [EDGE + 16, y + height / 2];
  return { height, marks: [shape(x, middle), on && sign(x, middle), ...text(first, x + 29, y + 20, on ? "label on" : "label")].filter(Boolean) };
}

function way({ label, on }, y) {
  const sign = on ? `M${EDGE + 17} ${y + 14} l5 5 l9 -11` : `M${EDGE + 18} ${y + 8} l11 11 m0 -11 l-11 11`;
  const first = lines(label, INSIDE - 60);
  return { height: 12 + first.length * LINE, marks: [s("path", { class: on ? "tick" : "cross", d: sign }), ...text(first, EDGE + 45, y + 20, on ? "label" : "label off")] };
}

function tabRow(tabs, y) {
  const width = (INSIDE - 24) / tabs.length;
  const said = tabs.map(({ label }) => lines(label, width - 8, BOLD));
  const height = 14 + Math.max(...said.map((one) => one.length)) * LINE;
  const marks = tabs.flatMap(({ on }, number) => {
    const x = EDGE + 12 + number * width;
    const below = s("path", { class: on ? "under on" : "under", d: `M${x + 4} ${y + height} h${width - 8}` });
    return [...text(said[number], x + width / 2, y + 18, on ? "tab on" : "tab"), below];
  });
  return { height, marks };
}

function transfer({ title, rows }) {
  const head = lines(title, INSIDE, BOLD);
  const marks = [
    s("rect", { class: "case", x: 2, y: 2, width: WIDTH - 4, height: 100, rx: 20 }),
    s("path", { class: "outline", d: "M44 22 h28 a6 6 0 0 1 6 6 v48 a6 6 0 0 1 -6 6 h-28 a6 6 0 0 1 -6 -6 v-48 a6 6 0 0 1 6 -6 z M52 74 h12" }),
    s("path", { class: "arrow", d: "M98 52 h58 m-14 -13 l14 13 l-14 13" }),
    s("path", { class: "outline", d: "M182 24 h68 a6 6 0 0 1 6 6 v38 h-80 v-38 a6 6 0 0 1 6 -6 z M166 68 h100 l-6 13 h-88 z" }),
    ...text(["zip"], 58, 55, "zip"),
    ...text(["zip"], 216, 52, "zip"),
    ...text(head, WIDTH / 2, 126, "title"),
  ];
  let y = 130 + head.length * LINE - 12;
  for (const row of rows) {
    const { marks: made, height } = ROWS[row.kind](row, y);
    marks.push(...made);
    y += height;
  }
  return { height: y + 8, marks };
}

/** The ring around what to tap, and a hand that points at it. */
function finger({ x, y, width, height }) {
  const [tipX, tipY] = [x + width - Math.min(34, width / 2), y + height - 9];
  const hand = "m-3.5 3.5 a3.5 3.5 0 0 1 7 0 v11 l9 2 a5 5 0 0 1 4 5 v3 a12 12 0 0 1 -12 12 h-2 a12 12 0 0 1 -9 -4 l-7 -10 a3 3 0 0 1 4.5 -4 l5.5 4 z";
  return [
    s("rect", { class: "ring", x, y, width, height, rx: Math.min(14, height / 2) }),
    s("path", { class: "hand", d: `M${tipX} ${tipY} ${hand}` }),
  ];
}

function text(rows, x, y, kind) {
  return rows.map((row, number) => s("text", { class: kind, x, y: y + number * LINE }, row));
}

/** A text in lines that fit a width; a word that is longer than a line is cut with a hyphen. */
function lines(words, width, letter = WIDE) {
  const most = Math.floor(width / letter);
  const made = [""];
  for (let word of words.split(" ")) {
    while (word.length > most) {
      made.push(`${word.slice(0, most - 1)}-`);
      word = word.slice(most - 1);
    }
    const longer = `${made.at(-1)} ${word}`.trim();
    if (longer.length <= most) made[made.length - 1] = longer;
    else made.push(word);
  }
  return made.filter(Boolean);
}

function s(tag, properties, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
