/** Narrows down the list of cases by what stands on their cards; the address keeps what is chosen. */

import { read, write } from "./address.mjs"
import { countOf, matches, readIn, wordsOf, written } from "./facets.mjs"

/** The values that a case has of a facet: what is marked on its card. */
function valuesOf(card, facet) {
  if (facet === "group") return new Set([card.closest("[data-group]").dataset.group])
  return new Set([...card.querySelectorAll(`[data-${facet}]`)].map(mark => mark.dataset[facet]))
}

/** A case as `facets.mjs` takes it, with its card. */
function itemOf(card, facets) {
  const values = Object.fromEntries(facets.map(({ name }) => [name, valuesOf(card, name)]))
  const group = card.closest("[data-group]").querySelector("h2").firstChild.textContent
  return { card, values, text: `${group} ${card.textContent}`.toLowerCase(), folded: card.querySelector("details") }
}

/** The boxes of a facet, one for each value that some case has. */
class Facet {
  constructor(element) {
    this.element = element
    this.boxes = [...element.querySelectorAll("input")].map(input => (
      { input, value: input.value, count: input.closest("label").querySelector(".casebook-facet__count") }
    ))
    this.name = this.boxes[0]?.input.name
    this.known = new Set(this.boxes.map(({ value }) => value))
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
  const form = index.querySelector(".casebook-facets")
  const facets = [...form.querySelectorAll(".casebook-facet")].map(one => new Facet(one)).filter(({ name }) => name)
  const items = [...index.querySelectorAll(".casebook-index__case")].map(card => itemOf(card, facets))
  const groups = [...index.querySelectorAll("[data-group]")]
  const [field, count, clear] = ["input", "output", "button"].map(name => form.querySelector(name))

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

  const isAsked = () => ["find", ...facets.map(({ name }) => name)].some(name => read(name))

  function readAddress() {
    field.value = read("find")
    for (const facet of facets) facet.choose(readIn(read(facet.name), facet.known))
    show()
  }

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

  // A reader may have begun to choose before this was loaded.
  if (isAsked()) readAddress()
  else {
    show()
    keep(false)
  }
}
