/**
 * Lets a reader change the assumptions of an estimate: every figure that follows from them, in
 * tables and in the text, changes with them.
 *
 * The page shows the computed figures without this script. What is computed is data that the page
 * carries; nothing is stored, but a link can carry the changed assumptions.
 */

import { computeAll } from "./arithmetic.mjs"
import { exact, write } from "./display.mjs"
import { field, make, slider } from "./fields.mjs"
import { read } from "./numbers.mjs"

const CHANGED = "casebook-changed"
const PARAMETER = "assume"
const SAID_FOR = 2500

/** An estimate with its fields. Only one of a page goes into its address: `isAddressed`. */
export class Estimate {
  constructor(root, { given, derived }, isAddressed) {
    this.root = root
    this.isAddressed = isAddressed
    this.derived = derived
    this.own = mapped(given, ([value]) => value)
    this.ranges = mapped(given, ([, , range]) => range)
    this.displays = { ...mapped(given, ([, display]) => display), ...Object.fromEntries(
      derived.map(([name, , display]) => [name, display]),
    ) }
    this.original = computeAll(this.own, derived)
    this.given = { ...this.own, ...(isAddressed && linked(this.own)) }
    this.fields = [...root.querySelectorAll("[data-assumption]")].flatMap(cell => this.equip(cell))
    if (isAddressed) {
      this.status = this.addStatus()
      this.addExactSwitch()
    }
    this.show()
  }

  /** Put a field, and a slider where there is a range, in place of an assumption's value. */
  equip(cell) {
    const { assumption: name, unit } = cell.dataset
    const row = cell.closest("tr")
    const label = row.cells[0].textContent.trim()
    const changed = value => this.change({ ...this.given, [name]: value })
    const parts = [field({ label, unit, changed })]
    if (this.ranges[name]) parts.push(slider({ label, range: this.ranges[name], changed }))
    cell.replaceChildren(...parts.map(part => part.element))
    return parts.map(({ show }) => ({ name, row, show }))
  }

  addStatus() {
    const said = make("span")
    said.setAttribute("role", "status")
    const reset = make("button", { type: "button", textContent: "Reset" })
    reset.addEventListener("click", () => this.change({ ...this.own }))
    const link = make("button", { type: "button", textContent: "Copy link" })
    link.addEventListener("click", async () => {
      await navigator.clipboard?.writeText(location.href)
      link.textContent = "Copied"
      setTimeout(() => (link.textContent = "Copy link"), SAID_FOR)
    })
    const bar = make("div", { className: "casebook-assumed", hidden: true }, said, reset, link)
    this.root.append(bar)
    return { bar, said }
  }

  addExactSwitch() {
    const box = make("input", { type: "checkbox" })
    box.addEventListener("change", () => {
      this.root.toggleAttribute("data-exact", box.checked)
      this.show()
    })
    const label = make("label", { className: "casebook-exact" }, box, " All digits")
    this.root.querySelector(".casebook-figures")?.append(label)
  }

  change(given) {
    this.given = given
    this.show()
    if (this.isAddressed) this.remember()
  }

  show() {
    this.values = computeAll(this.given, this.derived)
    for (const { name, row, show } of this.fields) {
      show(this.given[name])
      row.classList.toggle(CHANGED, this.given[name] !== this.own[name])
    }
    this.root.querySelectorAll("[data-figure]").forEach(place => this.write(place))
    this.root.querySelectorAll("[data-beside]").forEach(place => this.weigh(place))
    if (this.isAddressed) this.tell()
  }

  tell() {
    const changed = this.changed().length
    const are = changed === 1 ? "1 assumption is" : `${changed} assumptions are`
    this.status.bar.hidden = changed === 0
    this.status.said.textContent = changed ? `${are} yours. Diagrams show the case's own.` : ""
  }

  write(place) {
    const name = place.dataset.figure
    const [value, display] = [this.values[name], this.displays[name]]
    const inFull = this.root.hasAttribute("data-exact") && place.closest(".casebook-figures")
    const text = (inFull ? exact : write)(value, display)
    if (place.textContent !== text) place.textContent = text
    place.title = exact(value, display)
    place.classList.toggle(CHANGED, value !== this.original[name])
    place.classList.toggle("casebook-negative", value < 0)
  }

  /** Of hops that run side by side the slowest counts; the others stand in parentheses. */
  weigh(place) {
    const budgets = place.dataset.beside.split(" ").map(name => this.values[name])
    const slowest = budgets.indexOf(Math.max(...budgets))
    place.classList.toggle("casebook-beside", Number(place.dataset.index) !== slowest)
  }

  changed() {
    return Object.keys(this.given).filter(name => this.given[name] !== this.own[name])
  }

  /** Let the page's address carry what was changed. */
  remember() {
    const address = new URL(location.href)
    address.searchParams.delete(PARAMETER)
    const pairs = this.changed().map(name => `${name}:${this.given[name]}`)
    if (pairs.length > 0) address.searchParams.set(PARAMETER, pairs.join(","))
    history.replaceState(history.state, "", address.href.replaceAll("%3A", ":").replaceAll("%2C", ","))
  }
}

const mapped = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]))

/** The assumptions that the page's address carries; what it does not know it leaves out. */
function linked(own) {
  const asked = new URLSearchParams(location.search).get(PARAMETER) ?? ""
  const pairs = asked.split(",").map(pair => pair.split(":"))
  const numbers = pairs.map(([name, text = ""]) => [name, read(text)])
  return Object.fromEntries(
    numbers.filter(([name, value]) => Object.hasOwn(own, name) && Number.isFinite(value)),
  )
}
