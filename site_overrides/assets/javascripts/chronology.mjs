// The filters of the chronology. Without this script the list is whole, and no filter is shown.

const form = document.querySelector("form.dossier-filter")
const choices = form ? [...form.querySelectorAll("select")] : []

/** Whether an event has what is chosen; nothing chosen is everything. */
function fits(event) {
  return choices.every(({ name, value }) => !value || event.dataset[name].split(" ").includes(value))
}

/** The heading that an event stands under. */
function year(item) {
  return item.closest("ul").previousElementSibling
}

function filter() {
  const events = [...document.querySelectorAll(".dossier-when[data-actors]")]
  const shown = events.filter(fits)
  const drawn = new Set(shown.map(event => event.id))
  const years = new Set(shown.map(event => year(event)))
  for (const event of events) {
    event.closest("li").hidden = !drawn.has(event.id)
    year(event).hidden = !years.has(year(event))
  }
  for (const mark of document.querySelectorAll("[data-event]"))
    mark.classList.toggle("dossier-faint", !drawn.has(mark.dataset.event))
  form.querySelector("output").value = form.dataset.count.replace("{n}", shown.length).replace("{all}", events.length)
}

/** What is chosen goes into the address, so that it can be passed on. */
function remember() {
  const chosen = new URLSearchParams(choices.filter(({ value }) => value).map(({ name, value }) => [name, value]))
  history.replaceState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}${location.hash}`)
}

if (form) {
  const given = new URLSearchParams(location.search)
  for (const choice of choices) {
    const value = given.get(choice.name) ?? ""
    if ([...choice.options].some(option => option.value === value)) choice.value = value
  }
  filter()
  form.addEventListener("change", () => (filter(), remember()))
  form.addEventListener("reset", () => setTimeout(() => (filter(), remember())))
  form.addEventListener("submit", event => event.preventDefault())
}
