/** Shows what is done, case by case, moves the record from browser to browser, and forgets it. */

import { countPages, forgetPages } from "../offline/kept.mjs"
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

/** Everything that is kept, in words; how many pages are is known a moment later than the rest. */
async function all() {
  const pages = await countPages()
  return pages ? [...kept(), `${pages} page${pages > 1 ? "s" : ""} to read offline`] : kept()
}

export function mount(page) {
  const box = page.querySelector(".casebook-progress")
  const cells = [...box.querySelectorAll("[data-case][data-step]")]
  const summary = box.querySelector("[role=status]")
  const keeps = make("p", { className: "casebook-progress__keeps" })
  const rest = button("Save what could not be read", () => {
    download("casebook-unread.txt", "text/plain", unread())
  })
  const clear = button("Forget everything", async () => {
    if (!confirm(`Forget what this browser keeps of this site: ${list(names)}? Nobody else has it.`)) return
    forget()
    await forgetPages()
    show("Everything is forgotten. ")
  })
  let names = []
  const files = fileButtons(said => show(`${said} `))
  box.querySelector(".casebook-progress__kept").append(keeps, make("p", { className: "casebook-actions" }, ...files, rest, clear))

  function show(said = "") {
    const record = read()
    const done = cells.filter(cell => mark(cell, record)).length
    summary.textContent = `${said}${done} of ${cells.length} steps done.`
    rest.hidden = !unread()
    say(kept())
    all().then(say)
  }

  function say(kept) {
    names = kept
    keeps.textContent = names.length ? `This browser keeps: ${list(names)}.` : "This browser keeps nothing of this site."
    clear.disabled = !names.length
  }

  show()
}
