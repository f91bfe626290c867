/** Loads what makes estimates live, on pages that have one. */

/** No script element: instant navigation would run its text. */
const DATA = ".casebook-estimate"
const CALCULATOR = ".casebook-calculator"

async function start() {
  const page = document.querySelector("main")
  if (!page?.querySelector(DATA) || page.dataset.live) return
  page.dataset.live = "true"
  const [{ Estimate }, { equip }] = await Promise.all([
    import("./estimate/live.mjs"),
    import("./estimate/exercises.mjs"),
  ])
  for (const data of page.querySelectorAll(DATA)) {
    const calculator = data.closest(CALCULATOR)
    new Estimate(calculator ?? page, JSON.parse(data.textContent), !calculator)
  }
  page.querySelectorAll(".casebook-exercise").forEach(equip)
}

// Instant navigation puts a new page in place of the old one and runs no script of it.
if (window.document$) window.document$.subscribe(start)
else start()
