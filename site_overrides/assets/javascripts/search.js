// Opens the search; what it needs is loaded when it is opened first, not before.

const dialog = document.getElementById("dossier-search");
const opener = document.querySelector("[data-search-open]");
const KEY_SETTING = "dossier-search-key";

const isTyping = (element) => element.isContentEditable || /^(input|select|textarea)$/i.test(element.tagName);

async function open() {
  if (dialog.open) return;
  dialog.showModal();
  const { start } = await import("./search/dialog.js");
  start(dialog);
}

// A key that is a single character must be one that readers can turn off (WCAG 2.1.4).
function listenToKey(box) {
  box.checked = localStorage.getItem(KEY_SETTING) !== "off";
  box.addEventListener("change", () => localStorage.setItem(KEY_SETTING, box.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "/" || !isPlain || !box.checked || isTyping(event.target)) return;
    event.preventDefault();
    open();
  });
}

if (dialog && opener) {
  opener.addEventListener("click", open);
  listenToKey(dialog.querySelector("[data-search-key]"));
}
