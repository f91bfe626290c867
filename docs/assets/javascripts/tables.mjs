/** Loads what makes lists and tables of cases live, on pages that have one. */

const KINDS = {
  ".casebook-index": () => import("./tables/index.mjs"),
  ".casebook-matrix": () => import("./tables/matrix.mjs"),
  ".casebook-compare": () => import("./tables/compare.mjs"),
}

function start() {
  for (const [selector, load] of Object.entries(KINDS)) {
    const box = document.querySelector(`main ${selector}`)
    if (!box || box.dataset.live) continue
    box.dataset.live = "soon"
    load().then(({ mount }) => {
      mount(box)
      box.dataset.live = "now"
    })
  }
}

// Instant navigation puts a new page in place of the old one and runs no script of it.
if (window.document$) window.document$.subscribe(start)
else start()
