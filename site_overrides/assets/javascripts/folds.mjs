// On phones, long sections, notes and links back are folded under their headings with their counts: notes open in
// a sheet anyway. Without this script, in print, and for whoever follows a link into them, they are open.

const PHONE = matchMedia("(max-width: 44.984375em)");
const FOLDING = ".dossier-section[data-count], .footnote, .dossier-backlinks";

/**
 * What stands behind a heading, up to the next.
 * @param {Element} heading
 */
function behind(heading) {
  const parts = [];
  for (let part = heading.nextElementSibling; part && !/^H[12]$/.test(part.tagName); ) {
    parts.push(part);
    part = part.nextElementSibling;
  }
  return parts;
}

/**
 * How much is in it: sections say so themselves.
 * @param {Element} part
 */
function countOf(part) {
  const counted = part.matches(".footnote") ? "li[id]" : "li a";
  return part.getAttribute("data-count") ?? String(part.querySelectorAll(counted).length);
}

/** @param {Element} heading */
function fold(heading) {
  const parts = behind(heading).filter((part) => part.matches(FOLDING));
  const last = parts.at(-1);
  if (!last) return;
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  details.className = "dossier-folded";
  heading.before(details);
  const count = document.createElement("span");
  count.textContent = countOf(last);
  // What is pressed holds nothing else to press.
  heading.querySelector(".headerlink")?.remove();
  summary.append(heading, count);
  details.append(summary, ...parts);
}

/** Opens all that holds the target of the address, and what it is the heading of. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const below = target?.nextElementSibling;
  if (below instanceof HTMLDetailsElement) below.open = true;
  let isClosed = false;
  for (let details = target?.closest("details"); details; ) {
    isClosed ||= !details.open;
    details.open = true;
    details = details.parentElement?.closest("details");
  }
  if (isClosed) target?.scrollIntoView();
}

if (PHONE.matches) {
  for (const heading of document.querySelectorAll(".md-typeset h2")) fold(heading);
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}
openTarget();
addEventListener("hashchange", openTarget);
// From the first paint on, a style hides what is to be folded, so that nothing moves.
document.documentElement.classList.remove("dossier-folding");
