// The end of a way: coming back in a month, and leaving nothing behind.

import { h, points } from "../dom.js";
import { actions, button, more, screen, towards } from "../parts.js";
import { file, reminder, saver } from "../saving.js";
import { many, say } from "../words.js";

export async function month(app) {
  const result = saver(app, say("Save the small file"), "application/json", () => file(app, "save"));
  const calendar = reminder(app, { kind: "month" });
  const without = app.memory.looked?.downloads === false;
  return screen(without ? say("Now ask for your download") : say("Come back in a month"), [
    without && h("section", { class: "card" },
      h("p", {}, say("That takes five minutes. With it we see much more.")),
      actions(towards(app, say("How do I get my download?"), "how"))),
    h("p", {}, say("Then you see what became better. Two small files help with that.")),
    h("section", { class: "card" },
      h("h2", {}, say("What the page knows now")),
      h("p", {}, say("Next time you choose this file together with your download. It tells about your accounts: keep it where only you can reach it.")),
      h("p", {}, result.button), result.told),
    h("section", { class: "card" },
      h("h2", {}, say("A reminder")),
      h("p", {}, say("It says “Your download” and nothing else. Whoever sees your calendar learns no more.")),
      h("p", {}, calendar.button), calendar.told),
    app.memory.earlier && h("section", { class: "card" },
      h("h2", {}, say("A second code for the trainer")),
      h("p", {}, say("Were you in a workshop a month ago? A second code tells the trainer what is still so, without names.")),
      h("p", {}, towards(app, say("What would be in it?"), "count", {}, { kind: "second" }))),
    actions(towards(app, say("Delete everything"), "forget")),
    h("p", { class: "soft" }, say("If you close the page, everything in it is gone as well.")),
  ]);
}

export async function forget(app) {
  return screen(say("Delete everything in this page?"), [
    h("p", {}, say("What was read and what you answered is gone then. Do you want to keep the report? Then go back and save it first.")),
    actions(
      button(app, say("Yes, delete everything"), async () => {
        const { chosen, saved } = await app.ask("forget");
        app.memory = {};
        await app.restart("forgotten", { chosen, saved });
      }),
      button(app, say("No, go back"), () => app.back(), { kind: "second" })),
  ]);
}

export async function forgotten(app, { chosen, saved, taken }) {
  const files = (title, names) => names.length > 0 && h("section", { class: "card" }, h("h2", {}, title), points(names));
  return screen(say("Everything in this page is gone"), [
    taken && h("p", {}, many("That took {n} minute.", "That took {n} minutes.", taken)),
    taken && schoolLaptop(),
    chosen.length + saved.length > 0 && h("p", {}, say("This page cannot delete files on your device. These are still there. Most lie in the folder for downloads.")),
    files(say("You chose"), chosen),
    files(say("You saved"), saved),
    chosen.length > 0 && h("p", {}, say("Is your download also on your phone, in your cloud folder or on a stick? Delete it there too.")),
    h("h2", {}, say("How to delete files")),
    more(say("Windows"), points([
      say("Open the Explorer, then Downloads."),
      say("Click the file and press Delete."),
      say("Right-click the Recycle Bin on the desktop and choose to empty it."),
    ], "ol")),
    more(say("Mac"), points([
      say("Open the Finder, then Downloads."),
      say("Drag the file to the Bin."),
      say("Open the Bin and choose to empty it."),
    ], "ol")),
    more(say("Chromebook"), points([
      say("Open the Files app, then Downloads."),
      say("Click the file and press Alt and Backspace."),
      say("Open the Bin in the list on the left and empty it."),
    ], "ol")),
    more(say("Phone or tablet"), points([
      say("Open the app Files, then Downloads."),
      say("Hold your finger on the file and choose to delete it."),
      say("Look for the bin or “Recently deleted” in that app, and empty it."),
    ], "ol")),
    h("h2", {}, say("And in your browser")),
    h("p", {}, say("Its list of downloads still shows the names. Open that list with Ctrl and J, on a Mac with Cmd, Shift and J, and clear it.")),
    h("p", {}, say("Is your download still at Instagram, Facebook or TikTok? It goes away by itself after some days.")),
    actions(button(app, say("Begin anew"), () => app.restart("welcome"))),
  ]);
}

/** What a workshop leaves on a laptop that others use after it, beside the files. */
const schoolLaptop = () => h("section", { class: "card" },
  h("h2", {}, say("On a laptop of the school or the library")),
  points([
    say("Take your stick out, and take your prints along."),
    say("Delete your files in the folder for downloads and on the desktop. Then empty the bin."),
    say("Clear the browser’s list of downloads: Ctrl and J, on a Mac Cmd, Shift and J."),
    say("Clear the list of recent files. On Windows it is in the options of the Explorer, on a Mac in the Apple menu."),
    say("Look into the queue of the printer, and delete what waits there."),
    say("Then close the browser."),
  ]));
