// Keeps the page's own files, so that it opens without network, and nothing else. A new page takes over once the old one is
// closed everywhere.
"use strict";
const [version, ...files] = "{{ kept }}";
const OURS = `family-privacy-auditor ${registration.scope} `;
const NAME = OURS + version;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: "no-cache" })))));
});

addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith(OURS) && name !== NAME).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const asked = event.request.url.replace(/[?#].*$/, "").replace(/index\.html$/, "");
  event.respondWith(caches.open(NAME).then((cache) => cache.match(asked)).then((kept) => kept ?? fetch(event.request)));
});
