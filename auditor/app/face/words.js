// What the face says, in the language of the reader. The messages themselves are English, as in the program, and the build
// puts those of the other languages into the page.

let language = "en";
let spoken = { messages: {}, plural: "" };

/** The languages of the page: code and own name. */
export const languages = () => JSON.parse(document.getElementById("languages").textContent);

/** Speak this language from now on; what is not translated is said in English. */
export function speak(code) {
  language = code;
  spoken = JSON.parse(document.getElementById("words").textContent)[code] ?? { messages: {}, plural: "" };
  document.documentElement.lang = code;
}

/** The language that is spoken. */
export const now = () => language;

/** The best language of this page for somebody whose browser is set to these. */
export function preferred(wanted) {
  const known = languages().map(({ code }) => code);
  return wanted.map((code) => code.slice(0, 2).toLowerCase()).find((code) => known.includes(code)) ?? "en";
}

/** A message in the language that is spoken, its `{fields}` filled in. */
export const say = (message, fields = {}) => filled(spoken.messages[message] ?? message, fields);

/** One of two messages, by the number `n`, which is a field as well. */
export function many(one, other, n, fields = {}) {
  const forms = spoken.messages[one];
  if (!forms) return filled(n === 1 ? one : other, { ...fields, n: number(n) });
  const form = spoken.plural[n < 200 ? n : 100 + (n % 100)]; // every language's rule looks at the last two figures
  return filled(forms[Number(form)], { ...fields, n: number(n) });
}

/** A day ("2026-05-31") as one writes it. */
export const day = (iso) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));

/** A number as one writes it. */
export const number = (value) => new Intl.NumberFormat(language).format(value);

/** Texts as a list in one sentence. */
export const listed = (texts) => new Intl.ListFormat(language).format(texts);

const filled = (text, fields) => text.replace(/\{(\w+)\}/g, (field, name) => fields[name] ?? field);
