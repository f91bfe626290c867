/**
 * Draws the Mermaid diagrams of a page with the Mermaid that the site itself carries.
 *
 * mkdocs-mermaid2-plugin takes this module for Mermaid and calls `initialize` where a page has
 * diagrams. Material's instant navigation swaps pages without running their scripts, so the module
 * is also on every page and listens for new ones. Mermaid is loaded when the first diagram is due.
 */

const MERMAID = "./mermaid/index.js"
/** How far below or above the window a diagram is drawn, so that it is there when it scrolls in. */
const AHEAD = "1200px 0px"
/** Text of a diagram never gets smaller than this; a wider diagram scrolls in its frame. */
const SMALLEST_TEXT = 11
const DIAGRAMS = ".mermaid:not([data-diagram])"

const settings = {
  startOnLoad: false,
  suppressErrorRendering: true,
  securityLevel: "strict",
  // Colors come from the style sheet, so that switching the palette needs no second drawing.
  theme: "base",
  flowchart: { subGraphTitleMargin: { top: 4, bottom: 10 } },
}

const sources = new WeakMap()
let library
let count = 0
let idle = false

/** Load Mermaid once, however many diagrams ask for it. */
function load(fontFamily) {
  library ??= import(MERMAID).then(({ mermaid }) => {
    mermaid.initialize({
      ...settings,
      fontFamily,
      themeVariables: { fontFamily, ...settings.themeVariables },
    })
    return mermaid
  })
  library.catch(() => (library = undefined))
  return library
}

/** The Mermaid text that a drawn, waiting or failed diagram was made from. */
export function sourceOf(element) {
  return sources.get(element)
}

/** Draw one diagram; if that fails, leave its text to be read. */
async function draw(element) {
  if (element.dataset.diagram !== "waiting") return
  element.dataset.diagram = "drawing"
  try {
    const mermaid = await load(getComputedStyle(element).fontFamily)
    const { svg } = await mermaid.render(`casebook-diagram-${++count}`, sourceOf(element))
    element.innerHTML = svg
    element.dataset.diagram = "drawn"
    fit(element)
    drawRest()
  } catch (error) {
    console.warn("A diagram could not be drawn.", error)
    element.textContent = sourceOf(element)
    element.dataset.diagram = "failed"
    element.tabIndex = 0
  }
}

/**
 * Once a reader has reached the diagrams, draw the others while nothing else happens, so that the
 * page can be printed and its length is settled. A browser that does not hold the text in place
 * while something above it grows draws them only when they come near.
 */
function drawRest() {
  const next = document.querySelector("[data-diagram=waiting]")
  if (idle || !next || !CSS.supports("overflow-anchor: auto")) return
  idle = true
  const whenIdle = window.requestIdleCallback ?? setTimeout
  whenIdle(() => {
    idle = false
    draw(next)
  })
}

/** Tell the style sheet how wide the diagram is, and how far it may shrink and stay legible. */
function fit(element) {
  const svg = element.querySelector("svg")
  const shrink = Math.min(1, SMALLEST_TEXT / smallestText(svg))
  const { width } = svg.viewBox.baseVal
  svg.style.setProperty("--casebook-diagram-width", `${width}px`)
  svg.style.setProperty("--casebook-diagram-least", `${Math.ceil(width * shrink)}px`)
  // What scrolls must be reachable with the keyboard.
  if (element.scrollWidth > element.clientWidth) element.tabIndex = 0
}

function smallestText(svg) {
  const texts = [...svg.querySelectorAll("text, foreignObject div")]
  const sizes = texts.map(text => Number.parseFloat(getComputedStyle(text).fontSize))
  return Math.min(...sizes.filter(Boolean), 16)
}

const seen = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue
    seen.unobserve(target)
    draw(target)
  }
}, { rootMargin: AHEAD })

/** Watch the diagrams of a page that are not watched yet. */
export function mount(root) {
  for (const element of root.querySelectorAll(DIAGRAMS)) {
    sources.set(element, element.textContent)
    element.dataset.diagram = "waiting"
    seen.observe(element)
  }
}

/** Draw what was not scrolled to before it goes to paper. */
addEventListener("beforeprint", () => {
  document.querySelectorAll("[data-diagram=waiting]").forEach(draw)
})

if (window.document$) window.document$.subscribe(() => mount(document))
else mount(document)

/** What mkdocs-mermaid2-plugin expects of Mermaid; its arguments win over the settings above. */
export default {
  initialize(config) {
    Object.assign(settings, config)
  },
}
