/** Folds the solutions of a case, so that a reader tries each step first and takes notes. */

import { download, make } from "./elements.mjs"
import { change, LONGEST_NOTE, read, stepOf } from "./store.mjs"

/** Everything after the introduction of a step, up to the next heading of its rank, in one box. */
function boxOf(introduction) {
  const box = make("div", { className: "casebook-solution" })
  let next = introduction.nextElementSibling
  while (next && next.tagName !== "H2") {
    const after = next.nextElementSibling
    box.append(next)
    next = after
  }
  introduction.after(box)
  return box
}

/** Says that a browser keeps nothing, to a reader who would lose what is written. */
class Warning {
  constructor() {
    this.element = make("p", { className: "casebook-practice__warning", hidden: true })
    this.element.setAttribute("role", "alert")
  }

  /** Change the record, and show whether that went well. */
  change(edit) {
    this.element.hidden = change(edit)
    this.element.textContent = this.element.hidden
      ? ""
      : "This browser does not keep your notes. Save them as a file before you leave the page."
  }
}

/** A part of a case, with its notes and the button that opens its solution. */
class Part {
  constructor(introduction, slug, warning) {
    this.warning = warning
    this.slug = slug
    this.step = introduction.dataset.step
    this.heading = introduction.previousElementSibling
    this.title = this.heading.firstChild.textContent.trim()
    this.solution = boxOf(introduction)
    this.questions = introduction.querySelector(".casebook-questions")
    this.note = make("textarea", { rows: 5, maxLength: LONGEST_NOTE })
    this.done = make("input", { type: "checkbox" })
    this.button = make("button", { type: "button", className: "md-button" })
    this.panel = make(
      "div",
      { className: "casebook-try" },
      make("label", {}, make("span", { textContent: `Your notes: ${this.title}` }), this.note),
      make("p", {}, this.button, make("label", {}, this.done, "Done")),
    )
    introduction.after(this.panel)
    this.fill()
    this.note.addEventListener("input", () => this.keep({ note: this.note.value }))
    this.done.addEventListener("change", () => this.keep({ done: this.done.checked }))
    this.button.addEventListener("click", () => this.open(this.solution.hidden))
    this.solution.addEventListener("beforematch", () => this.open(true))
  }

  fill() {
    const kept = stepOf(read(), this.slug, this.step)
    this.note.value = kept.note
    this.done.checked = kept.done
  }

  keep(values) {
    this.warning.change(record => {
      const steps = (record.cases[this.slug] ??= {})
      steps[this.step] = { ...stepOf(record, this.slug, this.step), ...values }
    })
  }

  open(isOpen) {
    if (isOpen) this.solution.removeAttribute("hidden")
    // The browser's own search finds what is hidden this way, and opens it.
    else this.solution.setAttribute("hidden", "until-found")
    this.button.textContent = isOpen ? "Fold the solution" : "Show the solution"
    this.button.setAttribute("aria-expanded", String(isOpen))
  }

  practice(isOn) {
    this.panel.hidden = !isOn
    this.questions.open = isOn
    this.open(!isOn)
  }
}

/** The notes of a case as Markdown. */
export function asMarkdown(title, parts) {
  const written = parts.filter(part => part.text.trim())
  const sections = written.map(part => `## ${part.title}\n\n${part.text.trim()}\n`)
  return [`# ${title}: my notes\n`, ...sections].join("\n")
}

export function mount(page) {
  const prompt = page.querySelector(".casebook-prompt[data-case]")
  const slug = prompt.dataset.case
  const title = page.querySelector("h1").firstChild.textContent.trim()
  const warning = new Warning()
  const steps = [...page.querySelectorAll(".casebook-step[data-step]")]
  let parts = []

  const glance = page.querySelector(".casebook-glance")
  const toggle = make("input", { type: "checkbox", checked: read().practicing })
  const notes = make("button", { type: "button", className: "md-button", textContent: "Save my notes" })
  const label = make("label", {}, toggle, make("span", { textContent: "Try it first" }))
  const hint = "Folds every solution, gives each step a place for notes, and keeps them in this browser."
  const place = page.querySelector(".casebook-practice")
  place.append(label, make("span", { textContent: hint }), notes)
  place.after(warning.element)

  function practice(isOn) {
    notes.hidden = !isOn
    // It tells what was chosen.
    glance.hidden = isOn
    // Putting half a page into boxes takes a phone a while, so a reader who only reads is spared it.
    if (isOn && !parts.length) parts = steps.map(one => new Part(one, slug, warning))
    parts.forEach(part => part.practice(isOn))
  }

  /** An address with a section opens what it is in. */
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const part = parts.find(one => target && one.solution.contains(target))
    if (!part?.solution.hidden) return
    part.open(true)
    target.scrollIntoView()
  }

  toggle.addEventListener("change", () => {
    warning.change(record => { record.practicing = toggle.checked })
    practice(toggle.checked)
  })
  notes.addEventListener("click", () => {
    const texts = parts.map(part => ({ title: part.title, text: part.note.value }))
    download(`${slug}-notes.md`, "text/markdown", asMarkdown(title, texts))
  })
  window.addEventListener("hashchange", reveal)
  practice(toggle.checked)
  reveal()
}
