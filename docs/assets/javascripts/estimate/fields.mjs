/** Fields in which a reader changes an assumption: a number to type, and a slider over its range. */

import { full, scaled } from "./display.mjs"
import { read } from "./numbers.mjs"

const STEPS = 200
/** From this ratio of its ends on, a slider moves by factors instead of by differences. */
const WIDE = 20
const SLIDER_DIGITS = 2
const NO_NUMBER = "A number such as 3.5k, 2e6 or 1,000,000"

export const make = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

/** A number as a field shows it, so that reading it gives the number again: `100 M`, `0.0244`. */
export const typed = value => (read(scaled(value)) === value ? scaled(value) : full(value))

/** The position on a slider for a value in a range, and the value at a position. */
export function scale([low, high]) {
  const round = value => Number(value.toPrecision(SLIDER_DIGITS))
  if (low > 0 && high / low >= WIDE) {
    const ratio = high / low
    return {
      position: value => Math.round((STEPS * Math.log(value / low)) / Math.log(ratio)),
      value: position => round(low * ratio ** (position / STEPS)),
    }
  }
  return {
    position: value => Math.round((STEPS * (value - low)) / (high - low)),
    value: position => round(low + ((high - low) * position) / STEPS),
  }
}

/** A field for a number, which calls back with every number that is typed; `show` fills it. */
export function field({ label, unit, changed }) {
  const input = make("input", { type: "text", inputMode: "decimal", spellcheck: false })
  input.setAttribute("aria-label", unit ? `${label}, ${unit}` : label)
  input.addEventListener("change", () => {
    const value = read(input.value)
    input.setCustomValidity(Number.isFinite(value) ? "" : NO_NUMBER)
    if (Number.isFinite(value)) changed(value)
    else input.reportValidity()
  })
  return {
    element: make("span", { className: "casebook-field" }, input, make("span", {}, unit)),
    show: value => (input.value = typed(value)),
  }
}

/** A slider over a range, which calls back while it is moved; `show` moves it. */
export function slider({ label, range, changed }) {
  const along = scale(range)
  const input = make("input", { type: "range", min: 0, max: STEPS, step: 1 })
  input.setAttribute("aria-label", `${label}, from ${typed(range[0])} to ${typed(range[1])}`)
  input.addEventListener("input", () => changed(along.value(Number(input.value))))
  return {
    element: input,
    show: value => {
      input.value = along.position(value)
      input.setAttribute("aria-valuetext", typed(value))
    },
  }
}
