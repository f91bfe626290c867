/**
 * Draws, in the browser, the Mermaid diagrams that were not drawn while the site was built.
 *
 * A site that has none does not load this. Where there is one, mkdocs-mermaid2-plugin takes this
 * module for Mermaid and calls `initialize` on its page. Material's instant navigation swaps pages
 * without running their scripts, so the module is then on every page and listens for new ones.
 */

import { foreign, settings, styled } from "./mermaid/shared.mjs"

const MERMAID = "./mermaid/index.js"
/** How far below or above the window a diagram is drawn, so that it is there when it scrolls in. */
const AHEAD = "1200px 0px"
/** Text of a diagram never gets smaller than this; a wider diagram scrolls in its frame. */
const SMALLEST_TEXT = 11
const DIAGRAMS = ".mermaid:not([data-diagram])"

const asked = {}
const sources = new WeakMap()
let library
let count = 0
let idle = false

/** Load Mermaid once, however many diagrams ask for it. */
function load(fontFamily) {
  library ??= import(MERMAID).then(({ mermaid }) => {
    mermaid.initialize({
      ...settings,
      ...asked,
      startOnLoad: false,
      suppressErrorRendering: true,
      securityLevel: "strict",
      fontFamily,
      themeVariables: { ...settings.themeVariables, fontFamily },
    })
    return mermaid
  })
  library.catch(() => (library = undefined))
  return library
}

/** Draw one diagram; if that fails, leave its text to be read. */
async function draw(element) {
  if (element.dataset.diagram !== "waiting") return
  element.dataset.diagram = "drawing"
  try {
    const mermaid = await load(getComputedStyle(element).getPropertyValue("--casebook-diagram-font"))
    const { svg } = await mermaid.render(`casebook-diagram-${++count}`, sources.get(element))
    element.innerHTML = svg
    element.dataset.diagram = "drawn"
    fit(element.querySelector("svg"))
    drawRest()
  } catch (error) {
    console.warn("A diagram could not be drawn.", error)
    element.textContent = sources.get(element)
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

/** Give the drawing its size, and let it shrink only as far as it stays legible. */
function fit(svg) {
  svg.classList.toggle(foreign, !styled.includes(svg.getAttribute("aria-roledescription")))
  const { width, height } = svg.viewBox.baseVal
  const shrink = Math.min(1, SMALLEST_TEXT / smallestText(svg))
  svg.setAttribute("width", width)
  svg.setAttribute("height", height)
  svg.style.cssText = `min-width: ${Math.ceil(width * shrink)}px`
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
function mount() {
  for (const element of document.querySelectorAll(DIAGRAMS)) {
    sources.set(element, element.textContent)
    element.dataset.diagram = "waiting"
    seen.observe(element)
  }
}

/** Draw what was not scrolled to before it goes to paper. */
addEventListener("beforeprint", () => {
  document.querySelectorAll("[data-diagram=waiting]").forEach(draw)
})

if (window.document$) window.document$.subscribe(mount)
else mount()

/** What mkdocs-mermaid2-plugin expects of Mermaid. */
export default {
  initialize(config) {
    Object.assign(asked, config)
  },
}
