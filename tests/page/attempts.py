"""Ways out of a page, tried all at once: each is JavaScript that gets the address to reach as `B`."""

from __future__ import annotations

_ANYWHERE = """
try { fetch(B + "fetch", { mode: "no-cors" }).catch(() => {}) } catch {}
try { const x = new XMLHttpRequest(); x.open("GET", B + "xhr"); x.onerror = () => {}; x.send() } catch {}
try { new WebSocket(B.replace("http", "ws") + "socket") } catch {}
try { new EventSource(B + "events") } catch {}
try { new WebTransport(B.replace("http", "https") + "transport").ready.catch(() => {}) } catch {}
"""
IN_WORKERS = (
    _ANYWHERE
    + """
try { importScripts(B + "import") } catch {}
try { import(B + "module").catch(() => {}) } catch {}
"""
)
_ADD = """
const add = (tag, made) => document.body.append(Object.assign(document.createElement(tag), made));
"""
IN_FRAMES = (
    _ANYWHERE
    + _ADD
    + """
try { navigator.sendBeacon(B + "beacon", "x") } catch {}
new Image().src = B + "image";
for (const rel of ["prefetch", "preload", "preconnect", "dns-prefetch", "stylesheet", "icon", "modulepreload"])
  add("link", { rel, href: B + rel, as: "image" });
add("script", { src: B + "script" });
add("script", { type: "speculationrules", textContent: JSON.stringify({ prefetch: [{ urls: [B + "rules"] }] }) });
add("object", { data: B + "object" });
add("embed", { src: B + "embed" });
add("video", { src: B + "video", poster: B + "poster" });
add("style", { textContent: `body { background: url(${B}background) }` });
add("style", { textContent: `@font-face { font-family: q; src: url(${B}font) } body { font-family: q }` });
add("a", { href: location.href.split("#")[0] + "#", ping: B + "ping", id: "ping" });
document.getElementById("ping").click();
try { new Worker(B + "worker") } catch {}
new Worker(URL.createObjectURL(new Blob([`const B = "${B}"; ${W}`])));
"""
)
"""Gets what a worker of its own is to try as `W`."""
AWAY = (
    _ADD
    + """
try { open(B + "open") } catch {}
try { top.location.href = B + "top" } catch {}
for (const target of ["_blank", "_top", "_self"]) {
  add("a", { href: B + "link", target, id: "to" + target });
  document.getElementById("to" + target).click();
  add("form", { action: B + "form", target, id: "by" + target });
  try { document.getElementById("by" + target).submit() } catch {}
}
add("meta", { httpEquiv: "refresh", content: "0;url=" + B + "refresh" });
add("a", { href: B + "download", download: "x", id: "down" });
document.getElementById("down").click();
location.href = B + "navigation";
"""
)
A_FRAME = (
    _ADD
    + """
add("iframe", { src: B + "frame" });
"""
)
WEBRTC = (
    _ADD
    + """
const call = ({ RTCPeerConnection, webkitRTCPeerConnection }) => {
  const made = new (RTCPeerConnection ?? webkitRTCPeerConnection)({ iceServers: [{ urls: `stun:127.0.0.1:${U}` }] });
  made.createDataChannel("x");
  made.createOffer().then((offer) => made.setLocalDescription(offer));
};
const within = (tag, made) => {
  const element = Object.assign(document.createElement(tag), made);
  document.body.append(element);
  return element.contentWindow;
};
const code = `(${call})(window)`.replaceAll("${U}", U);
for (const where of [
  () => window,
  () => within("iframe", {}),
  () => within("iframe", { srcdoc: "<p>" }),
  () => within("iframe", { src: "javascript:''" }),
  () => within("object", { type: "text/html", data: "about:blank" }),
  () => within("embed", { type: "text/html", src: "about:blank" }),
  () => open(""),
]) try { call(where()) } catch {}
within("iframe", { srcdoc: `<script>${code}</script>` });
within("iframe", { src: "javascript:" + code });
within("iframe", { src: URL.createObjectURL(new Blob([`<script>${code}</script>`], { type: "text/html" })) });
within("iframe", { src: `data:text/html,<script>${encodeURIComponent(code)}</script>` });
"""
)
"""By itself, and had anew from a frame within the frame; gets the port of a server as `U`."""
