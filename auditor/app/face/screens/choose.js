// Choosing the files, and what they turn out to be.

import { h, paragraphs, points } from "../dom.js";
import { actions, alarm, button, more, photosNotHere, picker, screen, towards } from "../parts.js";
import { day, listed, many, say } from "../words.js";
import { accountsOf } from "./before.js";

export async function choose(app) {
  const chosen = named();
  const before = earlier(app);
  const downloads = picker(say("Choose files"), { id: "files", multiple: true, accept: ".zip,.json", onchange: () => list(app, chosen, downloads.input) });
  const drop = h("div", { class: "drop",
    ondragover: (event) => event.preventDefault(),
    ondrop: (event) => { event.preventDefault(); downloads.input.files = event.dataTransfer.files; list(app, chosen, downloads.input); } },
    h("p", {}, h("strong", {}, say("Your downloads: zip files, as they came"))), downloads,
    h("p", { class: "hint" }, say("Choose all parts at once, also of more than one account. Or drop them here.")));
  const goOn = async () => {
    const all = [...downloads.input.files];
    const files = all.filter((file) => !fromEarlier(file));
    if (!files.length) return app.complain(all.length ? onlyEarlier() : nothingChosen());
    app.memory.chosen = await app.engine.offer(files);
    await before.take(all.find(fromEarlier));
    await app.go("looking", { reading: true });
  };
  return screen(say("Choose your download"), [
    h("p", {}, say("Switch off your Wi-Fi first, if you like. This page works without it.")),
    h("p", {}, photosNotHere()),
    drop, chosen,
    before.part,
    actions(button(app, say("Continue"), goOn), towards(app, say("How do I get my download?"), "how", {}, { kind: "second" })),
  ]);
}

/** The small file of an earlier time: where to choose it, and how to `take` it if there is one. */
export function earlier(app) {
  const chosen = named();
  const before = picker(say("Choose a file"), { id: "earlier", accept: ".json", onchange: () => list(app, chosen, before.input) });
  return {
    part: more(say("I did this before"), h("p", {}, say("The file that you saved then: its name begins with “privacy-result”")), before, chosen),
    /** `other`: one that lay among the downloads. */
    async take(other) {
      const [file = other] = before.input.files;
      if (file) app.memory.earlier = await app.ask("take_earlier", { name: file.name, content: await base64(file) });
    },
  };
}

const named = () => h("ul", { class: "points", "aria-live": "polite" });

function list(app, names, { files }) {
  app.calm();
  names.replaceChildren(
    ...(files.length > 1 ? [h("li", {}, many("{n} file is chosen.", "{n} files are chosen.", files.length))] : []),
    ...[...files].map((file) => h("li", {}, `${file.name} (${size(file.size)})`)));
}

/** What the files turned out to be, as the engine told it. */
export async function given(app) {
  const { downloads, refused } = await app.ask("give", { files: app.memory.chosen }); // nothing is read again
  const usable = downloads.filter((download) => !download.problem);
  app.memory.accounts = accountsOf(usable);
  return screen(usable.length ? say("This is what you chose") : say("This cannot be used yet"), [
    ...downloads.map(told),
    ...refused.map(({ file, problem }) => h("section", { class: "card" }, h("h2", {}, file), alarm(problem))),
    actions(
      usable.length > 0 && towards(app, say("Continue"), "whose"),
      towards(app, say("Choose again"), "choose", {}, { kind: usable.length ? "second" : "main" }),
      refused.length > 0 && towards(app, say("How do I get my download?"), "how", {}, { kind: "second" }),
      !usable.length && towards(app, say("I have no download yet: ten questions, five minutes"), "services", {}, { kind: "second" })),
  ]);
}

function told({ service, account, files, day: made, dated_inside, begin, end, part_missing, boxes, unread, notes, problem }) {
  const when = made && (dated_inside ? say("The newest thing in it is of {day}.", { day: day(made) }) : say("It was made on {day}.", { day: day(made) }));
  const range = begin && end && say("It holds only what is from {begin} to {end}.", { begin: day(begin), end: day(end) });
  const missing = part_missing && say("A part of it seems to be missing. Choose all parts together.");
  const left = boxes.length > 0 && say("This is not in this download: {boxes}. Perhaps these boxes were not ticked.", { boxes: listed(boxes) });
  const broken = unread.length > 0 && say("This is in it, but we could not read it: {boxes}.", { boxes: listed(unread) });
  return h("section", { class: "card" },
    h("h2", {}, [service, account].filter(Boolean).join(": ")),
    h("p", { class: "soft" }, files.length > 3 ? many("{n} file", "{n} files", files.length) : listed(files)),
    problem ? alarm(problem) : paragraphs(when, range, missing, broken, left),
    !problem && notes.length > 0 && points(notes.map((note) => note.text)));
}

/** The small file that the page saved another time. */
const fromEarlier = ({ name }) => /^privacy-result.*\.json$/.test(name);

const onlyEarlier = () => ({ what: say("This is your small file of last time."), todo: say("Choose your new download as well.") });

const nothingChosen = () => ({ what: say("No file is chosen yet."), todo: say("Choose your download, or drop it here.") });

/** How large a file is, in words. */
function size(bytes) {
  const unit = bytes >= 1e9 ? ["gigabyte", 1e9] : bytes >= 1e6 ? ["megabyte", 1e6] : ["kilobyte", 1e3];
  const digits = bytes >= 1e9 ? 1 : 0;
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: unit[0], maximumFractionDigits: digits }).format(Math.max(bytes, 1e3) / unit[1]);
}

/** A file as a message carries it. */
export const base64 = (file) => new Promise((read, failed) => {
  const reader = new FileReader();
  reader.onload = () => read(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(file);
});
