// The page of a preview on which an editor checks claims: what it shows is text, whatever the articles hold.
const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
const token = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=token]")).content;
const words = document.body.dataset;
const KEYS = { y: "yes", n: "no", p: "partly", e: "rewrite", t: "throw", s: "skip", u: "undo" };

/** @type {any} */
let item = null;
/** @type {string[]} */
const skipped = [];
let verdict = "";
let busy = false;

/** Ask the preview, and show what comes next. */
async function send(/** @type {string} */ act, /** @type {object} */ more = {}) {
  if (busy) return;
  busy = true;
  try {
    const body = { act, ref: item?.ref, seen: item?.seen, by: field("by").value, skipped, ...more };
    const answer = await fetch("/_review/act", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Dossier-Token": token },
      body: JSON.stringify(body),
    });
    const told = answer.ok ? await answer.json() : { refused: `${words.refused} ${answer.status}` };
    at("told").textContent = told.refused ?? "";
    if (!told.refused) show(told);
  } catch {
    at("told").textContent = words.silent ?? "";
  } finally {
    busy = false;
  }
}

function show(/** @type {any} */ told) {
  item = told.item;
  at("left").textContent = told.left;
  for (const form of document.forms) form.hidden = true;
  at("question").hidden = !item;
  /** @type {HTMLElement} */ (document.querySelector("main")).hidden = !item;
  if (!item) return;
  at("at").textContent = item.at;
  at("passage").textContent = item.passage || words.noText || "";
  at("passage").lang = item.language;
  at("ref").textContent = item.draft ? `${item.ref}, ${words.draft}` : item.ref;
  at("says").textContent = item.says || words.noSentence || "";
  const rows = Object.entries(item.about).filter(([, value]) => value);
  at("about").replaceChildren(
    ...rows.flatMap(([name, value]) =>
      [["dt", name], ["dd", value]].map(([tag, text]) => {
        const node = document.createElement(/** @type {string} */ (tag));
        node.textContent = /** @type {string} */ (text);
        return node;
      }),
    ),
  );
}

function act(/** @type {string} */ name) {
  if (name === "undo") return void send("undo");
  if (!item) return;
  if (name === "skip") {
    skipped.push(item.ref);
    send("next");
  } else if (name === "no" || name === "partly") {
    verdict = name;
    at("note-form").hidden = false;
    field("note").value = "";
    field("note").focus();
  } else if (name === "rewrite") {
    at("text-form").hidden = false;
    field("text").value = item.yaml;
    field("text").focus();
  } else {
    send(name);
  }
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (event.key === "Escape") {
    for (const form of document.forms) form.hidden = true;
    if (isTyping) /** @type {HTMLElement} */ (event.target).blur();
  } else if (isTyping && event.key === "Enter" && event.ctrlKey) {
    /** @type {HTMLInputElement} */ (event.target).form?.requestSubmit();
  } else if (!isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && event.key in KEYS) {
    event.preventDefault();
    act(KEYS[/** @type {keyof typeof KEYS} */ (event.key)]);
  }
});
for (const button of document.querySelectorAll("nav button")) {
  button.addEventListener("click", () => act(/** @type {HTMLElement} */ (button).dataset.act ?? ""));
}
at("note-form").addEventListener("submit", (event) => {
  event.preventDefault();
  send(verdict, { note: field("note").value });
});
at("text-form").addEventListener("submit", (event) => {
  event.preventDefault();
  send("rewrite", { text: field("text").value });
});
send("next");
