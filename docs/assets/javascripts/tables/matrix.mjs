/** Sorts and filters a table of cases; the address keeps both. */

import { read, write } from "./address.mjs"

const COLLATOR = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" })

/** The order of two cells: by their sizes where they have one, else as words. */
export function order(one, other) {
  const [left, right] = [one, other].map(cell => cell.querySelector("data")?.value)
  if (left !== undefined && right !== undefined) return Number(left) - Number(right)
  return COLLATOR.compare(one.textContent, other.textContent)
}

export function mount(box) {
  const table = box.querySelector("table")
  const body = table.tBodies[0]
  const rows = [...body.rows]
  const heads = [...table.tHead.rows[0].cells]

  const [field, count] = ["input", "output"].map(name => box.querySelector(name))
  // A reader may have begun to type before this was loaded.
  field.value = read("find") || field.value

  function filter() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    for (const row of rows) {
      const text = row.textContent.toLowerCase()
      row.hidden = !words.every(word => text.includes(word))
    }
    const shown = rows.filter(row => !row.hidden).length
    count.textContent = `${shown} of ${rows.length} cases`
    write({ find: field.value.trim() })
  }

  function sort(column, direction) {
    const sorted = [...rows].sort((one, other) => direction * order(one.cells[column], other.cells[column]))
    body.append(...sorted)
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending")
      else head.removeAttribute("aria-sort")
    })
    write({ sort: `${direction < 0 ? "-" : ""}${heads[column].textContent.trim()}` })
  }

  heads.forEach((head, index) => {
    const button = document.createElement("button")
    button.type = "button"
    button.append(...head.childNodes)
    head.append(button)
    button.addEventListener("click", () => sort(index, head.ariaSort === "ascending" ? -1 : 1))
  })
  field.addEventListener("input", filter)

  const wanted = read("sort")
  const column = heads.findIndex(head => head.textContent.trim() === wanted.replace(/^-/, ""))
  if (column >= 0) sort(column, wanted.startsWith("-") ? -1 : 1)
  filter()
}
