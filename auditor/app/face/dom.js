// Elements out of words and nodes. Text is always text: nothing here reads HTML.

/** What a browser would keep as it was filled in, even the names of chosen files, to show it when it is opened again. */
const REMEMBERED = ["input", "select", "textarea"];

/** An element: `on…` in `properties` are listeners, what is false or undefined is left out, the rest are attributes. */
export function h(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  if (REMEMBERED.includes(tag)) made.setAttribute("autocomplete", "off");
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== false && child !== ""));
  return made;
}

/** Paragraphs, one for each text that is not empty. */
export const paragraphs = (...texts) => texts.filter(Boolean).map((text) => h("p", {}, text));

/** A list of points. */
export const points = (texts, tag = "ul") => h(tag, { class: "points" }, texts.map((text) => h("li", {}, text)));

const fields = (part) => [...part.querySelectorAll("input, select, textarea")];

/** What somebody chose and typed in there. */
export const typed = (part) => fields(part).map(({ type, value, checked, files }) => ({ type, value, checked, files }));

/** Put that back into the same fields, made anew. */
export function retype(part, kept) {
  const made = fields(part);
  if (made.length !== kept.length || made.some(({ type }, place) => type !== kept[place].type)) return;
  made.forEach((field, place) => {
    const { type, value, checked, files } = kept[place];
    if (type === "file") field.files = files;
    else if (type === "checkbox" || type === "radio") field.checked = checked;
    else field.value = value;
    if (type === "file") field.dispatchEvent(new Event("change"));
  });
}
