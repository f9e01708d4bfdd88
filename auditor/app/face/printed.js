// Paper: the report stands in the face's own page only while it is printed, since a frame without scripts cannot be.

import { h } from "./dom.js";

const ALONE = "body > :not(.printed) { display: none }";

/** Print a report's page through the door. Its styles hold on paper only, and all of it is taken away afterwards. */
export function print(door, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll("script").forEach((script) => script.remove());
  const styles = [ALONE, ...[...page.querySelectorAll("style")].map((sheet) => sheet.textContent)];
  const parts = [
    ...styles.map((style) => h("style", { media: "print", class: "printed" }, style)),
    h("div", { class: "printed", lang: page.documentElement.lang }, [...page.body.childNodes].map((node) => document.importNode(node, true))),
  ];
  document.body.append(...parts);
  addEventListener("afterprint", () => parts.forEach((part) => part.remove()), { once: true });
  door.print();
}
