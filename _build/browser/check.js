// Written for browsers of any age: one that can run the page does not see what is said to the others.
document.getElementById("old").hidden = [
  "DecompressionStream", "Worker", "WebAssembly", "structuredClone", "Promise", "Blob"
].every(function (name) { return name in window; });
