// Saves a file that the engine made: the browser puts it where it puts downloads.

/** Save a reply's file; its content came as base64. */
export function save({ name, content }, type) {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
