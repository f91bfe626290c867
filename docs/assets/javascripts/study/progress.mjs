/** Shows what is done, case by case, moves the record from browser to browser, and forgets it. */

import { button, download, make } from "./elements.mjs"
import { forget, kept } from "./kept.mjs"
import { fileButtons, unread } from "./record.mjs"
import { read, stepOf } from "./store.mjs"

function mark(cell, record) {
  const { case: slug, step } = cell.dataset
  const { done, note } = stepOf(record, slug, step)
  cell.textContent = done ? "✓" : note ? "…" : "·"
  cell.setAttribute("role", "img")
  cell.setAttribute("aria-label", done ? "done" : note ? "has notes" : "not begun")
  return done
}

const list = names => names.join(", ")

export function mount(page) {
  const box = page.querySelector(".casebook-progress")
  const cells = [...box.querySelectorAll("[data-case][data-step]")]
  const summary = make("p", { className: "casebook-progress__summary" })
  summary.setAttribute("role", "status")
  const keeps = make("p", { className: "casebook-progress__keeps" })
  const rest = button("Save what could not be read", () => {
    download("casebook-unread.txt", "text/plain", unread())
  })
  const clear = button("Forget everything", () => {
    const names = list(kept())
    if (!confirm(`Forget what this browser keeps of this site: ${names}? Nobody else has it.`)) return
    forget()
    show("Everything is forgotten. ")
  })
  const files = fileButtons(said => show(`${said} `))
  box.prepend(summary)
  box.append(keeps, make("p", { className: "casebook-actions" }, ...files, rest, clear))

  function show(said = "") {
    const record = read()
    const done = cells.filter(cell => mark(cell, record)).length
    const names = kept()
    summary.textContent = `${said}${done} of ${cells.length} steps done.`
    keeps.textContent = names.length
      ? `This browser keeps, in its local storage: ${list(names)}.`
      : "This browser keeps nothing of this site."
    rest.hidden = !unread()
    clear.disabled = !names.length
  }

  show()
}
