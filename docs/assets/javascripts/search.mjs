/**
 * Has the search load what it looks through as soon as a reader reaches for it, before the first
 * letter. If that comes before the theme is ready, the first letter does it.
 */

const field = document.querySelector("[data-md-component=search-query]")

/** The theme hands every new value of the field to its worker, which loads on any but none. */
function wake() {
  if (field.value) return
  for (const value of [" ", ""]) {
    field.value = value
    field.dispatchEvent(new KeyboardEvent("keyup"))
  }
}

field?.addEventListener("focus", wake)
if (document.activeElement === field) wake()
