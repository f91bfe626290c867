/** Loads what helps to practice, on pages that have something to practice. */

const KINDS = {
  ".casebook-step[data-step]": () => import("./study/practice.mjs"),
  ".casebook-progress": () => import("./study/progress.mjs"),
  ".casebook-decks": () => import("./study/cards.mjs"),
  ".casebook-interview": () => import("./study/interview.mjs"),
  ".casebook-plan": () => import("./study/plan.mjs"),
}

function start() {
  const page = document.querySelector("main")
  for (const [selector, load] of Object.entries(KINDS)) {
    if (!page?.querySelector(selector) || page.dataset.study) continue
    page.dataset.study = "true"
    load().then(({ mount }) => mount(page))
  }
}

// Instant navigation puts a new page in place of the old one and runs no script of it.
if (window.document$) window.document$.subscribe(start)
else start()
