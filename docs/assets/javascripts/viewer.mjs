/**
 * Opens any diagram of a page large, to zoom and move about in it, and copies its Mermaid text.
 *
 * The page works without this script. The viewer is a frame that scrolls: moving with a finger, a
 * wheel, a scroll bar or the arrow keys is the browser's own, and this script adds the zoom and the
 * mouse that drags.
 */

const STEP = 1.25
const LEAST = 0.2
const MOST = 6
/** The largest scale at which a diagram opens. */
const OPENS_AT_MOST = 1.6
const SAID_FOR = 2500

const clamp = (value, least, most) => Math.min(most, Math.max(least, value))

/** Make an element; what is no attribute is a listener or a property. */
function element(name, { on = {}, attributes = {}, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
  Object.entries(on).forEach(([event, listener]) => made.addEventListener(event, listener))
  made.append(...children)
  return made
}

const button = (label, click, attributes = {}) =>
  element("button", { type: "button", textContent: label, attributes, on: { click } })

/** Put a text where the next paste takes it from. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // No secure origin, as when the site is opened from a folder or over plain HTTP.
    const field = element("textarea", { value: text, className: "casebook-viewer__clipboard" })
    const host = document.querySelector("dialog[open]") ?? document.body
    host.append(field)
    field.select()
    document.execCommand("copy")
    field.remove()
  }
}

function copyButton(sourceOf) {
  const copyIt = button("Copy source", async () => {
    await copy(sourceOf())
    copyIt.textContent = "Copied"
    setTimeout(() => (copyIt.textContent = "Copy source"), SAID_FOR)
  }, { "aria-live": "polite", title: "Copy the Mermaid text of this diagram" })
  return copyIt
}

class Viewer {
  constructor() {
    this.title = element("h2", { id: "casebook-viewer-title" })
    this.shown = element("output", { attributes: { "aria-live": "polite", title: "Zoom" } })
    this.frame = element("div", {
      className: "casebook-viewer__frame",
      tabIndex: 0,
      attributes: { role: "group", "aria-label": "Diagram; arrow keys move, plus and minus zoom" },
    })
    this.dialog = element(
      "dialog",
      { className: "casebook-viewer", attributes: { "aria-labelledby": this.title.id } },
      element(
        "header",
        {},
        this.title,
        element(
          "div",
          { className: "casebook-viewer__tools", attributes: { role: "toolbar" } },
          button("−", () => this.zoom(this.scale / STEP), { "aria-label": "Zoom out", title: "Zoom out (−)" }),
          this.shown,
          button("+", () => this.zoom(this.scale * STEP), { "aria-label": "Zoom in", title: "Zoom in (+)" }),
          button("Fit", () => this.fit(), { title: "Show all of it (0)" }),
          copyButton(() => this.source),
          button("Close", () => this.dialog.close(), { title: "Close (Esc)" }),
        ),
      ),
      this.frame,
    )
    this.listen()
    document.body.append(this.dialog)
  }

  open(figure) {
    const svg = figure.querySelector(".casebook-diagram svg")
    this.source = figure.querySelector(".casebook-source").textContent
    this.title.textContent = figure.querySelector("figcaption p")?.textContent ?? "Diagram"
    this.svg = svg.cloneNode(true)
    this.svg.removeAttribute("style")
    const { width, height } = svg.viewBox.baseVal
    this.natural = { width, height }
    // The palette's variables and the rules for diagrams apply below these classes.
    const canvas = element("div", { className: "casebook-diagram" }, this.svg)
    this.frame.replaceChildren(canvas)
    this.dialog.showModal()
    this.zoom(clamp((this.frame.clientWidth - 32) / width, LEAST, OPENS_AT_MOST))
    this.frame.scrollTo(0, 0)
    this.frame.focus()
  }

  /** Draw at a scale, with the point of the window that is given staying where it is. */
  zoom(scale, point = this.middle()) {
    const before = this.svg.getBoundingClientRect()
    this.scale = clamp(scale, LEAST, MOST)
    this.svg.style.width = `${this.natural.width * this.scale}px`
    this.svg.style.height = `${this.natural.height * this.scale}px`
    this.shown.value = `${Math.round(this.scale * 100)} %`
    const after = this.svg.getBoundingClientRect()
    const moved = (at, start, size, newStart, newSize) =>
      newStart + ((at - start) / (size || 1)) * newSize - at
    this.frame.scrollBy(
      moved(point.x, before.x, before.width, after.x, after.width),
      moved(point.y, before.y, before.height, after.y, after.height),
    )
  }

  fit() {
    const { clientWidth, clientHeight } = this.frame
    const { width, height } = this.natural
    this.zoom(Math.min((clientWidth - 32) / width, (clientHeight - 32) / height, OPENS_AT_MOST))
  }

  middle() {
    const { x, y, width, height } = this.frame.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }

  listen() {
    const keys = {
      "+": () => this.zoom(this.scale * STEP),
      "=": () => this.zoom(this.scale * STEP),
      "-": () => this.zoom(this.scale / STEP),
      0: () => this.fit(),
    }
    this.dialog.addEventListener("keydown", event => {
      // Otherwise the theme takes letters and arrows for its search and its pages.
      event.stopPropagation()
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return
      event.preventDefault()
      keys[event.key]()
    })
    this.frame.addEventListener("wheel", event => {
      // A pinch on a touch pad arrives as a wheel with the control key.
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      this.zoom(this.scale * Math.exp(-event.deltaY / 300), event)
    }, { passive: false })
    this.frame.addEventListener("dblclick", event => {
      this.zoom(this.scale * (event.shiftKey ? 1 / STEP : STEP) ** 2, event)
    })
    this.listenToDrags()
    this.listenToPinches()
  }

  listenToDrags() {
    const { frame } = this
    frame.addEventListener("pointerdown", event => {
      if (event.pointerType !== "mouse" || event.button !== 0) return
      frame.setPointerCapture(event.pointerId)
      const move = ({ movementX, movementY }) => frame.scrollBy(-movementX, -movementY)
      frame.classList.add("casebook-viewer__frame--dragged")
      frame.addEventListener("pointermove", move)
      frame.addEventListener("lostpointercapture", () => {
        frame.removeEventListener("pointermove", move)
        frame.classList.remove("casebook-viewer__frame--dragged")
      }, { once: true })
    })
  }

  listenToPinches() {
    let start
    const spread = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)
    const between = ([one, other]) => ({
      x: (one.clientX + other.clientX) / 2,
      y: (one.clientY + other.clientY) / 2,
    })
    this.frame.addEventListener("touchstart", ({ touches }) => {
      start = touches.length === 2 ? { spread: spread(touches), scale: this.scale } : undefined
    }, { passive: true })
    this.frame.addEventListener("touchmove", event => {
      if (!start || event.touches.length !== 2) return
      event.preventDefault()
      this.zoom((start.scale * spread(event.touches)) / start.spread, between(event.touches))
    }, { passive: false })
  }
}

let viewer

function open(figure) {
  if (!figure.querySelector(".casebook-diagram svg")) return
  viewer ??= new Viewer()
  viewer.open(figure)
}

/** What scrolls must be reachable with the keyboard. */
const sizes = new ResizeObserver(entries => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0
    else target.removeAttribute("tabindex")
  }
})

function equip(figure) {
  const diagram = figure.querySelector(".casebook-diagram")
  const title = figure.querySelector("figcaption p")?.textContent ?? "Diagram"
  diagram.addEventListener("click", () => {
    if (getSelection().isCollapsed) open(figure)
  })
  sizes.observe(diagram)
  figure.querySelector("figcaption").append(element(
    "div",
    { className: "casebook-figure__tools" },
    button("Enlarge", () => open(figure), { "aria-label": `Enlarge: ${title}` }),
    copyButton(() => figure.querySelector(".casebook-source").textContent),
  ))
}

function equipAll() {
  document.querySelectorAll(".casebook-figure:not(:has(.casebook-figure__tools))").forEach(equip)
}

// Instant navigation puts a new page in place of the old one and runs no script of it.
if (window.document$) window.document$.subscribe(equipAll)
else equipAll()
