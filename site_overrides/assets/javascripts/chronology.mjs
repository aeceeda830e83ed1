// The filters of the chronology. Without this script the list is whole, and no filter is shown.

/** @type {HTMLFormElement | null} */
const filters = document.querySelector("form.dossier-filter");

/** @param {HTMLFormElement} form */
function start(form) {
  const choices = [...form.querySelectorAll("select")];
  restore(choices);
  filter(form, choices);
  const change = () => {
    filter(form, choices);
    remember(choices);
  };
  form.addEventListener("change", change);
  // The fields are emptied only after this event.
  form.addEventListener("reset", () => setTimeout(change));
  form.addEventListener("submit", (event) => event.preventDefault());
}

/**
 * Choose what the address asks for, as far as there is such a choice.
 * @param {HTMLSelectElement[]} choices
 */
function restore(choices) {
  const wanted = new URLSearchParams(location.search);
  for (const choice of choices) {
    const value = wanted.get(choice.name) ?? "";
    if ([...choice.options].some((option) => option.value === value)) choice.value = value;
  }
}

/**
 * Write what is chosen into the address, so that it can be passed on.
 * @param {HTMLSelectElement[]} choices
 */
function remember(choices) {
  const chosen = choices.filter(({ value }) => value).map(({ name, value }) => [name, value]);
  const query = chosen.length ? `?${new URLSearchParams(chosen)}` : "";
  history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
}

/**
 * Hide the events that were not chosen, and the years that have none left; fade their marks in the drawing.
 * @param {HTMLFormElement} form
 * @param {HTMLSelectElement[]} choices
 */
function filter(form, choices) {
  /** @type {NodeListOf<HTMLElement>} */
  const listed = document.querySelectorAll(".dossier-when[data-who]");
  const events = [...listed];
  const chosen = events.filter((event) => fits(event, choices));
  const ids = new Set(chosen.map((event) => event.id));
  const years = new Set(chosen.map(yearOf));
  for (const event of events) {
    hide(event.closest("li"), !ids.has(event.id));
    hide(yearOf(event), !years.has(yearOf(event)));
  }
  /** @type {NodeListOf<HTMLElement>} */
  const marks = document.querySelectorAll("[data-event]");
  for (const mark of marks) mark.classList.toggle("dossier-faint", !ids.has(mark.dataset.event ?? ""));
  count(form, chosen.length, events.length);
}

/**
 * Whether an event has what is chosen; nothing chosen is everything.
 * @param {HTMLElement} event
 * @param {HTMLSelectElement[]} choices
 */
function fits(event, choices) {
  return choices.every(({ name, value }) => !value || event.dataset[name]?.split(" ").includes(value));
}

/**
 * The heading that an event stands under.
 * @param {HTMLElement} event
 */
function yearOf(event) {
  return event.closest("ul")?.previousElementSibling ?? null;
}

/**
 * @param {Element | null} element
 * @param {boolean} isHidden
 */
function hide(element, isHidden) {
  element?.toggleAttribute("hidden", isHidden);
}

/**
 * @param {HTMLFormElement} form
 * @param {number} chosen
 * @param {number} all
 */
function count(form, chosen, all) {
  const output = form.querySelector("output");
  const text = form.dataset.count ?? "";
  if (output) output.value = text.replace("{n}", String(chosen)).replace("{all}", String(all));
}

if (filters) start(filters);
