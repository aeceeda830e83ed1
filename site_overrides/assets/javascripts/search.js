// Opens the search; what it needs is loaded when it is opened first, not before.

const KEY_SETTING = "dossier-search-key";

/** @type {HTMLDialogElement | null} */
const searchDialog = document.querySelector("#dossier-search");
const opener = document.querySelector("[data-search-open]");

/** @param {HTMLElement} element */
function isTyping(element) {
  return element.isContentEditable || /^(input|select|textarea)$/i.test(element.tagName);
}

/** @param {HTMLDialogElement} dialog */
async function open(dialog) {
  if (dialog.open) return;
  dialog.showModal();
  const { start } = await import("./search/dialog.js");
  start(dialog);
}

/**
 * Let "/" open the search. Readers can turn a key off that is a single character (WCAG 2.1.4).
 * @param {HTMLDialogElement} dialog
 */
function listenToKey(dialog) {
  const box = /** @type {HTMLInputElement} */ (dialog.querySelector("[data-search-key]"));
  box.checked = localStorage.getItem(KEY_SETTING) !== "off";
  box.addEventListener("change", () => localStorage.setItem(KEY_SETTING, box.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "/" || !isPlain || !box.checked || isTyping(target)) return;
    event.preventDefault();
    open(dialog);
  });
}

if (searchDialog && opener) {
  opener.addEventListener("click", () => open(searchDialog));
  listenToKey(searchDialog);
}
