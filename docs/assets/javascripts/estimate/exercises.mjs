/** Checks what a reader estimates: within a factor of two is right. */

import { scaled } from "./display.mjs"
import { make } from "./fields.mjs"
import { read } from "./numbers.mjs"

const FACTOR = 2

/** What to say about an estimate of a value. */
export function judge(estimate, value) {
  if (!Number.isFinite(estimate)) return { right: false, text: "Type a number such as 3.5k, 2e6 or 1,000,000." }
  const ratio = estimate / value
  if (ratio >= 1 / FACTOR && ratio <= FACTOR) return { right: true, text: "Within a factor of two." }
  if (ratio <= 0) return { right: false, text: "It is above zero." }
  const off = scaled(Math.round(Math.max(ratio, 1 / ratio) * 10) / 10)
  return { right: false, text: `Too ${ratio > 1 ? "high" : "low"} by a factor of ${off}.` }
}

/** Put a field for the answer before the solution of an exercise. */
export function equip(exercise) {
  const { value, unit } = exercise.dataset
  const input = make("input", { type: "text", inputMode: "decimal", autocomplete: "off" })
  input.setAttribute("aria-label", `Your estimate, ${unit}`)
  const verdict = make("output")
  const form = make(
    "form",
    { className: "casebook-field" },
    input,
    make("span", {}, unit),
    make("button", { type: "submit", textContent: "Check" }),
    verdict,
  )
  form.addEventListener("submit", event => {
    event.preventDefault()
    const { right, text } = judge(read(input.value), Number(value))
    verdict.textContent = text
    verdict.className = right ? "casebook-right" : "casebook-wrong"
    if (right) exercise.querySelector("details").open = true
  })
  exercise.prepend(form)
}
