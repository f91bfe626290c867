/** Shows what is done, case by case, and moves the record from browser to browser. */

import { forget, read, sound, stepOf, write } from "./store.mjs"

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

function mark(cell, record) {
  const { case: slug, step } = cell.dataset
  const { done, note } = stepOf(record, slug, step)
  cell.textContent = done ? "✓" : note ? "…" : "·"
  cell.setAttribute("role", "img")
  cell.setAttribute("aria-label", done ? "done" : note ? "has notes" : "not begun")
  return done
}

export function mount(page) {
  const box = page.querySelector(".casebook-progress")
  const cells = [...box.querySelectorAll("[data-case][data-step]")]
  const summary = make("p", { className: "casebook-progress__summary" })
  summary.setAttribute("role", "status")
  const file = make("input", { type: "file", accept: "application/json", hidden: true })
  const save = make("button", { type: "button", className: "md-button", textContent: "Save my record" })
  const load = make("button", { type: "button", className: "md-button", textContent: "Load a record" })
  const clear = make("button", { type: "button", className: "md-button", textContent: "Forget everything" })
  box.prepend(summary)
  box.append(make("p", { className: "casebook-progress__actions" }, save, load, clear, file))

  function show(said = "") {
    const record = read()
    const done = cells.filter(cell => mark(cell, record)).length
    summary.textContent = `${said}${done} of ${cells.length} steps done.`
  }

  save.addEventListener("click", () => {
    const text = JSON.stringify(read(), null, 2)
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }))
    make("a", { href: address, download: "casebook-record.json" }).click()
    setTimeout(() => URL.revokeObjectURL(address))
  })
  load.addEventListener("click", () => file.click())
  file.addEventListener("change", async () => {
    try {
      const ours = read()
      const theirs = sound(JSON.parse(await file.files[0].text()))
      for (const [slug, steps] of Object.entries(theirs.cases)) {
        ours.cases[slug] = { ...ours.cases[slug], ...steps }
      }
      for (const [slug, stops] of Object.entries(theirs.plans)) {
        ours.plans[slug] = [...(ours.plans[slug] ?? []), ...stops]
      }
      show(write(ours) ? "The record was loaded. " : "This browser keeps nothing. ")
    } catch {
      show("This file holds no record. ")
    }
    file.value = ""
  })
  clear.addEventListener("click", () => {
    if (!confirm("Forget all notes and marks in this browser?")) return
    forget()
    show()
  })
  show()
}
