// A plain face for the engine: it knows messages only, and shows what they say.
"use strict";
const at = (id) => document.getElementById(id);
let engine;

addEventListener("message", (event) => {
  if (event.source !== parent || engine) return;
  const { code, ...parts } = event.data.parts;
  engine = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  engine.onmessage = ({ data: [kind, said] }) => on[kind](said);
  engine.onerror = (error) => on.failed({ what: error.message, advice: "" });
  engine.postMessage(["start", parts], Object.values(parts));
});

at("look").addEventListener("click", () => {
  const files = [...at("files").files];
  if (!files.length) return;
  at("look").disabled = true;
  say("Looking …");
  engine.postMessage(["look", { files, language: at("language").value }]);
});

const on = {
  ready() {
    say("Ready.");
    at("look").disabled = false;
  },
  progress({ what, done, of }) {
    say(`Looking: ${what} (${done} / ${of})`);
  },
  done({ result, report }) {
    say("Done.");
    at("look").disabled = false;
    offer(at("save-result"), result, "application/json");
    offer(at("save-report"), report, "text/html;charset=utf-8");
    at("report").srcdoc = report;
    at("report").hidden = false;
  },
  failed({ what, advice }) {
    say(`${what} ${advice}`);
    at("look").disabled = false;
  },
};

function say(words) {
  at("state").textContent = words;
}

function offer(link, content, type) {
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.hidden = false;
}
