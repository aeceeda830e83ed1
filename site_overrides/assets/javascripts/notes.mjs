// Notes without leaving the place: a preview on hover and focus, a sheet on tap. Without this script, and
// with a mouse's click, the mark leads to the note below the text.

// Milliseconds: a pointer that only passes over a mark opens nothing.
const DELAY = 150;

const preview = document.createElement("div");
preview.className = "dossier-note";
preview.popover = "manual";
/** @type {HTMLDialogElement | null} */
const sheet = document.querySelector("#dossier-sheet");
/** @type {NodeListOf<HTMLAnchorElement>} */
const marks = document.querySelectorAll("a.footnote-ref");
let timer = 0;

/**
 * The content of the note that a mark leads to, without the links back; of a date of the editors, what it rests on.
 * @param {HTMLElement} mark
 */
function contentOf(mark) {
  if (!(mark instanceof HTMLAnchorElement)) return [mark.textContent?.trim().slice(1, -1) ?? ""];
  const note = document.getElementById(idOf(mark));
  const copy = /** @type {HTMLElement | undefined} */ (note?.cloneNode(true));
  for (const back of copy?.querySelectorAll(".footnote-backref") ?? []) back.remove();
  return copy ? [...copy.childNodes] : [];
}

/** @param {HTMLAnchorElement} mark */
function idOf(mark) {
  return decodeURIComponent(mark.hash.slice(1));
}

/** @param {() => unknown} action */
function later(action) {
  clearTimeout(timer);
  timer = setTimeout(action, DELAY);
}

/** @param {HTMLElement} mark */
function show(mark) {
  preview.replaceChildren(...contentOf(mark));
  if (!preview.hasChildNodes()) return;
  mark.after(preview);
  preview.showPopover();
  const at = mark.getBoundingClientRect();
  const { width, height } = preview.getBoundingClientRect();
  const right = document.documentElement.clientWidth - width - 8;
  preview.style.left = `${Math.max(8, Math.min(at.left - 16, right))}px`;
  const fitsBelow = at.bottom + height + 8 < innerHeight;
  preview.style.top = `${fitsBelow ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
}

function hide() {
  clearTimeout(timer);
  if (preview.isConnected && preview.matches(":popover-open")) preview.hidePopover();
}

function hideLater() {
  later(() => preview.contains(document.activeElement) || hide());
}

/**
 * @param {HTMLElement} mark
 * @param {HTMLDialogElement} dialog
 */
function open(mark, dialog) {
  hide();
  dialog.querySelector("[data-note]")?.replaceChildren(...contentOf(mark));
  /** @type {HTMLAnchorElement | null} */
  const all = dialog.querySelector("a[data-all]");
  if (all) all.hidden = !(mark instanceof HTMLAnchorElement);
  if (all && mark instanceof HTMLAnchorElement) all.hash = mark.hash;
  dialog.showModal();
}

for (const mark of marks) {
  mark.setAttribute("aria-describedby", idOf(mark));
  mark.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(() => show(mark)));
  mark.addEventListener("pointerleave", () => later(hide));
  // A click focuses a mark too, and must not open the preview on its way to the note.
  mark.addEventListener("focus", () => mark.matches(":focus-visible") && show(mark));
  mark.addEventListener("blur", hideLater);
  mark.addEventListener("click", (event) => {
    // Old browsers tell no pointer, or have no dialog: there the link is followed.
    const isTap = event instanceof PointerEvent && event.pointerType === "touch";
    if (!isTap || !sheet?.showModal) return hide();
    event.preventDefault();
    open(mark, sheet);
  });
}

// The small ring at a date. Its words are read by screen readers, and stand in the note of the claim as well.
/** @type {NodeListOf<HTMLElement>} */
const rings = document.querySelectorAll(".dossier-dated > .dossier-basis");
for (const ring of rings) {
  ring.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(() => show(ring)));
  ring.addEventListener("pointerleave", () => later(hide));
  ring.addEventListener("click", (event) => {
    const isTap = event instanceof PointerEvent && event.pointerType === "touch";
    if (isTap && sheet?.showModal) open(ring, sheet);
  });
}

preview.addEventListener("pointerenter", () => clearTimeout(timer));
preview.addEventListener("pointerleave", () => later(hide));
preview.addEventListener("focusout", hideLater);
addEventListener("keydown", (event) => event.key === "Escape" && hide());
addEventListener("scroll", hide, { passive: true });
sheet?.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  // A tap beside the sheet, or on a link that leads out of it, closes it.
  if (target === sheet || target.closest("a[href]")) sheet.close();
});
