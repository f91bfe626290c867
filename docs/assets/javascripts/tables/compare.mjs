/** Shows two to four cases of the table of decisions side by side; the address keeps the choice. */

import { read, write } from "./address.mjs"

const FEWEST = 2
const MOST = 4

/** The slug of a case from the address of its page, which may be a folder or a file. */
export function slugOf(href) {
  const { pathname } = new URL(href, "https://casebook.invalid/")
  return pathname.split("/").filter(Boolean).at(-1).replace(/\.html$/, "")
}

/** Which of the known cases are shown: those that are asked for, and others up to the fewest. */
export function choose(asked, known) {
  const wanted = asked.filter(slug => known.includes(slug)).slice(0, MOST)
  const others = known.filter(slug => !wanted.includes(slug))
  return [...wanted, ...others.slice(0, Math.max(0, FEWEST - wanted.length))]
}

export function mount(box) {
  const table = box.querySelector("table")
  const heads = [...table.tHead.rows[0].cells].slice(1)
  const known = heads.map(head => slugOf(head.querySelector("a").href))
  let shown = choose(read("cases").split(","), known)

  const boxes = [...box.querySelectorAll("fieldset input")]
  boxes.forEach((input, index) => input.addEventListener("change", () => {
    const slug = known[index]
    shown = input.checked ? [...shown, slug] : shown.filter(one => one !== slug)
    show()
    write({ cases: shown.join(",") })
  }))

  function show() {
    known.forEach((slug, index) => {
      const isShown = shown.includes(slug)
      boxes[index].checked = isShown
      boxes[index].disabled = isShown ? shown.length <= FEWEST : shown.length >= MOST
      for (const row of table.rows) row.cells[index + 1].hidden = !isShown
    })
  }

  // Until then the style sheet shows as many, so that the table has its height.
  box.dataset.shown = "true"
  show()
}
