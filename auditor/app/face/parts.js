// What screens are made of. A screen is a function of the app (and of what it was given) that returns what `screen` makes.

import { h } from "./dom.js";
import { say } from "./words.js";

/**
 * A screen: its heading and what stands below. `passing`: "back" does not lead to it; `busy`: the engine works, and its words
 * keep their language until it is done; a `problem` is told above all else; `wide`: it is all that stands there; `keys`: what else may be pressed.
 */
export const screen = (title, parts, { caption = "", passing = false, busy = false, problem, wide = false, keys = {} } = {}) =>
  ({ title, parts: parts.flat().filter(Boolean), caption, passing, busy, problem, wide, keys });

/** A button that does something; while it does, it cannot be pressed again, and what goes wrong is told on the screen. */
export function button(app, label, action, { kind = "main" } = {}) {
  const made = h("button", { type: "button", class: kind, onclick: () => app.attempt(made, action) }, label);
  return made;
}

/** A button that leads to another screen. */
export const towards = (app, label, name, given, options) => button(app, label, () => app.go(name, given), options);

/** The buttons of a screen, in a row. */
export const actions = (...buttons) => h("p", { class: "actions" }, buttons.flat().filter(Boolean));

/** A link to a platform or a help line: the outer page opens it in a window of its own, if it is on its list. */
export const outside = (app, label, address) =>
  h("a", { href: address, rel: "noreferrer", onclick: (event) => { event.preventDefault(); app.open(address); } }, label);

let named = 0;

/** One of several: `options` are [value, text, hint?]. The legend is the question; `chosen` tells what is chosen. */
export function choices(legend, options, { value = "", many = false, hint = "", heard = false } = {}) {
  const name = `choice-${++named}`;
  const rows = options.map(([one, text, more]) =>
    h("label", { class: "choice" },
      h("input", { type: many ? "checkbox" : "radio", name, value: one, checked: many ? value.includes(one) : one === value }),
      h("span", {}, text, more ? h("small", {}, more) : "")));
  const legendClass = heard ? "only-heard" : undefined;
  const made = h("fieldset", { class: "choices" }, h("legend", { class: legendClass }, legend), hint && h("p", { class: "hint" }, hint), rows);
  const all = () => [...made.querySelectorAll("input:checked")].map((input) => input.value);
  return Object.assign(made, { chosen: () => (many ? all() : (all()[0] ?? "")) });
}

/** A text to fill in. */
export function field(label, { value = "", hint = "", type = "text", ...properties } = {}) {
  const id = `field-${++named}`;
  const input = h("input", { id, type, value, autocomplete: "off", "aria-describedby": hint ? `${id}-hint` : undefined, ...properties });
  const made = h("div", { class: "field" }, h("label", { for: id }, label), hint && h("p", { class: "hint", id: `${id}-hint` }, hint), input);
  return Object.assign(made, { input, written: () => input.value.trim() });
}

/** A button to choose files with, in our words: the browser's own speak the browser's language. */
export function picker(label, properties) {
  const id = `picker-${++named}`;
  const input = h("input", { id, type: "file", class: "only-heard", ...properties });
  const made = h("div", { class: "picker" }, input, h("label", { for: properties.id ?? id, class: "button second" }, label));
  return Object.assign(made, { input });
}

/** What is there for who wants to know more. */
export const more = (summary, ...parts) => h("details", {}, h("summary", {}, summary), ...parts.flat());

/** What went wrong, where it went wrong. */
export const alarm = ({ what, todo }) => h("div", { class: "alarm", role: "alert", tabindex: "-1" }, h("p", {}, h("strong", {}, what)), todo && h("p", {}, todo));

/** What is true of an engine that looks at no photo, said before the look and after it. */
export const photosNotHere = () => say("This page does not look at your photos. The program for computers does.");
