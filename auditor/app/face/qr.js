// A QR code as one SVG, out of the engine's rows of "0" and "1".

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 4; // modules that readers want around it

/** The code, with words for who cannot see it. Dark on white, whatever colours the page has. */
export function qr(rows, label) {
  const size = rows.length + 2 * MARGIN;
  const drawn = element("svg", { class: "qr", role: "img", "aria-label": label, viewBox: `0 0 ${size} ${size}` });
  const dark = rows.flatMap((row, y) => [...row].map((one, x) => (one === "1" ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : "")));
  drawn.append(element("path", { d: `M0 0h${size}v${size}h-${size}z`, fill: "#ffffff" }), element("path", { d: dark.join(""), fill: "#000000" }));
  return drawn;
}

function element(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
