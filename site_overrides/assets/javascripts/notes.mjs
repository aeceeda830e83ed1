// Notes without leaving the place: a preview on hover and focus, a sheet on tap. Without this script, and
// with a mouse's click, the mark leads to the note below the text.

const DELAY = 150

const preview = document.createElement("div")
preview.className = "dossier-note"
preview.popover = "manual"
const sheet = document.querySelector("#dossier-sheet")
let timer = 0

/** The words of the note that a mark leads to, without the ways back. */
function words(mark) {
  const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)))
  const copy = note?.cloneNode(true)
  copy?.querySelectorAll(".footnote-backref").forEach(back => back.remove())
  return copy ? [...copy.childNodes] : []
}

function later(what) {
  clearTimeout(timer)
  timer = setTimeout(what, DELAY)
}

function show(mark) {
  preview.replaceChildren(...words(mark))
  if (!preview.hasChildNodes()) return
  mark.after(preview)
  preview.showPopover()
  const at = mark.getBoundingClientRect()
  const { width, height } = preview.getBoundingClientRect()
  const right = document.documentElement.clientWidth - width - 8
  preview.style.left = `${Math.max(8, Math.min(at.left - 16, right))}px`
  preview.style.top = `${at.bottom + height + 8 < innerHeight ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`
}

function hide() {
  clearTimeout(timer)
  if (preview.isConnected && preview.matches(":popover-open")) preview.hidePopover()
}

function open(mark) {
  hide()
  sheet.querySelector("[data-note]").replaceChildren(...words(mark))
  sheet.querySelector("a[data-all]").hash = mark.hash
  sheet.showModal()
}

for (const mark of document.querySelectorAll("a.footnote-ref")) {
  mark.setAttribute("aria-describedby", decodeURIComponent(mark.hash.slice(1)))
  mark.addEventListener("pointerenter", event => event.pointerType === "mouse" && later(() => show(mark)))
  mark.addEventListener("pointerleave", () => later(hide))
  mark.addEventListener("focus", () => mark.matches(":focus-visible") && show(mark))
  mark.addEventListener("blur", () => later(() => preview.contains(document.activeElement) || hide()))
  mark.addEventListener("click", event => {
    if (event.pointerType !== "touch" || !sheet?.showModal) return hide()
    event.preventDefault()
    open(mark)
  })
}

preview.addEventListener("pointerenter", () => clearTimeout(timer))
preview.addEventListener("pointerleave", () => later(hide))
preview.addEventListener("focusout", () => later(() => preview.contains(document.activeElement) || hide()))
addEventListener("keydown", event => event.key === "Escape" && hide())
addEventListener("scroll", hide, { passive: true })
sheet?.addEventListener("click", event => {
  // A tap beside the sheet, or on a way out of it, closes it.
  if (event.target === sheet || event.target.closest("a[href]")) sheet.close()
})
