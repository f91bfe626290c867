/** Shows what is done, case by case, moves the record from browser to browser, and forgets it. */

import { forget, kept } from "./kept.mjs"
import { LARGEST, merged, read, sound, stepOf, unread, write } from "./store.mjs"

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

function button(textContent, click) {
  const made = make("button", { type: "button", className: "md-button", textContent })
  made.addEventListener("click", click)
  return made
}

function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }))
  make("a", { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address))
}

function mark(cell, record) {
  const { case: slug, step } = cell.dataset
  const { done, note } = stepOf(record, slug, step)
  cell.textContent = done ? "✓" : note ? "…" : "·"
  cell.setAttribute("role", "img")
  cell.setAttribute("aria-label", done ? "done" : note ? "has notes" : "not begun")
  return done
}

/** The record in a file; an error if there is none. */
async function recordIn(file) {
  if (file.size > LARGEST) throw new RangeError("too large for a record")
  return sound(JSON.parse(await file.text()))
}

const list = names => names.join(", ")

export function mount(page) {
  const box = page.querySelector(".casebook-progress")
  const cells = [...box.querySelectorAll("[data-case][data-step]")]
  const summary = make("p", { className: "casebook-progress__summary" })
  summary.setAttribute("role", "status")
  const keeps = make("p", { className: "casebook-progress__keeps" })
  const file = make("input", { type: "file", accept: "application/json", hidden: true })
  const save = button("Save my record", () => {
    download("casebook-record.json", "application/json", JSON.stringify(read(), null, 2))
  })
  const load = button("Load a record", () => file.click())
  const rest = button("Save what could not be read", () => {
    download("casebook-unread.txt", "text/plain", unread())
  })
  const clear = button("Forget everything", () => {
    const names = list(kept())
    if (!confirm(`Forget what this browser keeps of this site: ${names}? Nobody else has it.`)) return
    forget()
    show("Everything is forgotten. ")
  })
  box.prepend(summary)
  box.append(keeps, make("p", { className: "casebook-progress__actions" }, save, load, rest, clear, file))

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

  file.addEventListener("change", async () => {
    try {
      const theirs = await recordIn(file.files[0])
      show(write(merged(read(), theirs)) ? "The record was loaded. " : "This browser keeps nothing. ")
    } catch {
      show("This file holds no record. ")
    }
    file.value = ""
  })
  show()
}
