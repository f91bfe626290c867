/** Which items are left by what a reader has chosen: pure, so that it is known without a page.

  An item is `{ text, values }`: its values by facet, each a map or a set; what is chosen is a set by facet. */

/** The words that a text has to contain. */
export function wordsOf(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}

/** Whether an item has one of the chosen values of every facet, and every word. */
export function matches(item, chosen, words) {
  const hasValue = Object.entries(chosen).every(
    ([facet, values]) => !values.size || [...values].some(value => item.values[facet]?.has(value)),
  )
  return hasValue && words.every(word => item.text.includes(word))
}

/** How many items a value of a facet would leave, whatever else is chosen in that facet. */
export function countOf(items, chosen, words, facet, value) {
  const asked = { ...chosen, [facet]: new Set([value]) }
  return items.filter(item => matches(item, asked, words)).length
}

/** The chosen values as an address keeps them, and back; what no item has is dropped. */
export function written(values) {
  return [...values].join(",")
}

export function readIn(text, known) {
  return new Set(text.split(",").filter(value => known.has(value)))
}
