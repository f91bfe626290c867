/** Marks what is done of a study plan, in this browser. */

import { change, read } from "./store.mjs"

export function mount(page) {
  const box = page.querySelector(".casebook-plan")
  const plan = box.dataset.plan
  const places = [...box.querySelectorAll("[data-stop]")]
  const done = new Set(read().plans[plan])
  const summary = box.querySelector("[role=status]")

  function show(isKept = true) {
    const count = places.filter(place => done.has(place.dataset.stop)).length
    summary.textContent = `${count} of ${places.length} done.${isKept ? "" : " This browser does not keep it."}`
  }

  for (const place of places) {
    const { stop } = place.dataset
    const input = document.createElement("input")
    input.type = "checkbox"
    input.checked = done.has(stop)
    input.setAttribute("aria-label", `Done: ${place.parentElement.textContent.trim()}`)
    input.addEventListener("change", () => {
      if (input.checked) done.add(stop)
      else done.delete(stop)
      show(change(record => { record.plans[plan] = [...done] }))
    })
    place.append(input)
  }
  show()
}
