/** Narrows down the list of cases by what stands on their cards; the address keeps what is chosen. */

import { read, write } from "./address.mjs"
import { countOf, matches, readIn, wordsOf, written } from "./facets.mjs"

/** What cases differ in, in the order of the form; one with many values is folded until asked for. */
const FACETS = [
  { name: "step", title: "Goes deep in" },
  { name: "group", title: "Group" },
  { name: "difficulty", title: "Difficulty" },
  { name: "task", title: "Task", isFolded: true },
  { name: "tag", title: "Tag", isFolded: true },
]
const COLLATOR = new Intl.Collator("en", { numeric: true })

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

/** The values that a case has of a facet, each with its name: what is marked on its card. */
function valuesOf(card, facet) {
  if (facet === "group") {
    const group = card.closest("[data-group]")
    return [[group.dataset.group, group.querySelector("h2").firstChild.textContent.trim()]]
  }
  return [...card.querySelectorAll(`[data-${facet}]`)].map(mark => [mark.dataset[facet], mark.textContent.trim()])
}

/** A case as `facets.mjs` takes it, with its card. */
function itemOf(card) {
  const values = {}
  for (const { name } of FACETS) values[name] = new Map(valuesOf(card, name))
  const text = `${[...values.group.values()].join(" ")} ${card.textContent}`.toLowerCase()
  return { card, values, text, folded: card.querySelector("details") }
}

/** The boxes of a facet, one for each value that some case has. */
class Facet {
  constructor({ name, title, isFolded }, items) {
    this.name = name
    this.names = new Map(items.flatMap(item => [...item.values[name]]))
    this.boxes = [...this.names]
      .sort(([, one], [, other]) => COLLATOR.compare(one, other))
      .map(([value, label]) => this.box(value, label))
    const labels = this.boxes.map(box => box.label)
    this.element = isFolded
      ? make("details", { className: "casebook-facet" }, make("summary", { textContent: title }), ...labels)
      : make("fieldset", { className: "casebook-facet" }, make("legend", { textContent: title }), ...labels)
    if (!isFolded) return
    this.element.setAttribute("role", "group")
    this.element.setAttribute("aria-label", title)
  }

  box(value, label) {
    const input = make("input", { type: "checkbox", name: this.name, value })
    const count = make("span", { className: "casebook-facet__count" })
    return { value, input, count, label: make("label", {}, input, label, count) }
  }

  get chosen() {
    return new Set(this.boxes.filter(({ input }) => input.checked).map(({ value }) => value))
  }

  choose(values) {
    for (const { value, input } of this.boxes) input.checked = values.has(value)
    if (values.size && this.element.tagName === "DETAILS") this.element.open = true
  }

  count(items, chosen, words) {
    for (const { value, count } of this.boxes) {
      count.textContent = countOf(items, chosen, words, this.name, value)
    }
  }
}

/** Unfold what a case says in depth about the chosen steps, and nothing about the others. */
function unfold({ folded }, steps) {
  if (!folded) return
  const wasByStep = folded.hasAttribute("data-by-step")
  if (steps.size || wasByStep) folded.open = steps.size > 0
  folded.toggleAttribute("data-by-step", steps.size > 0)
  for (const entry of folded.querySelectorAll("li")) {
    entry.hidden = steps.size > 0 && !steps.has(entry.querySelector("[data-step]").dataset.step)
  }
}

export function mount(index) {
  const items = [...index.querySelectorAll(".casebook-index__case")].map(itemOf)
  const groups = [...index.querySelectorAll("[data-group]")]
  const facets = FACETS.map(facet => new Facet(facet, items))
  const field = make("input", { type: "search", autocomplete: "off" })
  const count = make("output", {})
  const clear = make("button", { type: "button", textContent: "Show all", className: "md-button" })
  const form = make(
    "form",
    { className: "casebook-facets" },
    make("p", {}, make("label", {}, "Find ", field), count, clear),
    ...facets.map(facet => facet.element),
  )
  form.setAttribute("aria-label", "Narrow down the cases")

  function show() {
    const words = wordsOf(field.value)
    const chosen = Object.fromEntries(facets.map(({ name, chosen }) => [name, chosen]))
    for (const item of items) {
      item.card.hidden = !matches(item, chosen, words)
      unfold(item, chosen.step)
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".casebook-index__case:not([hidden])")
    }
    for (const facet of facets) facet.count(items, chosen, words)
    const left = items.filter(({ card }) => !card.hidden).length
    count.textContent = `${left} of ${items.length} cases`
    clear.hidden = !words.length && Object.values(chosen).every(values => !values.size)
  }

  function keep(step) {
    const values = Object.fromEntries(facets.map(({ name, chosen }) => [name, written(chosen)]))
    write({ ...values, find: field.value.trim() }, { step })
  }

  function readAddress() {
    field.value = read("find")
    for (const facet of facets) facet.choose(readIn(read(facet.name), facet.names))
    show()
  }

  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("input", event => {
    show()
    keep(event.target !== field)
  })
  clear.addEventListener("click", () => {
    field.value = ""
    for (const facet of facets) facet.choose(new Set())
    show()
    keep(true)
    field.focus()
  })
  addEventListener("popstate", function follow() {
    if (index.isConnected) readAddress()
    else removeEventListener("popstate", follow)
  })

  index.prepend(form)
  readAddress()
}
