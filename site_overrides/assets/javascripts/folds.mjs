// On phones, notes and links back are folded under their headings: notes open in a sheet anyway. Without this
// script, in print, and for whoever follows a link into them, they are open.

const PHONE = matchMedia("(max-width: 44.984375em)");

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

/** @param {Element} heading */
function fold(heading) {
  const parts = behind(heading).filter((part) => part.matches(".footnote, .dossier-backlinks"));
  const last = parts.at(-1);
  if (!last) return;
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  details.className = "dossier-folded";
  heading.before(details);
  const count = document.createElement("span");
  const counted = last.matches(".footnote") ? "li[id]" : "li a";
  count.textContent = String(last.querySelectorAll(counted).length);
  summary.append(heading, count);
  details.append(summary, ...parts);
}

/** Opens what holds the target of the address. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target?.closest("details");
  if (!details || details.open) return;
  details.open = true;
  target?.scrollIntoView();
}

if (PHONE.matches) {
  for (const heading of document.querySelectorAll(".md-typeset h2")) fold(heading);
  openTarget();
  addEventListener("hashchange", openTarget);
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}
