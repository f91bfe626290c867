/**
 * Opens any diagram of a page large, to zoom and move about in it, and copies its Mermaid text.
 *
 * The page works without this script. The viewer is a frame that scrolls: moving with a finger, a
 * wheel or a scroll bar is the browser's own. This script adds the zoom, the mouse that drags, and
 * keys that work wherever the focus is.
 */

const STEP = 1.25
const LEAST = 0.2
const MOST = 6
/** The scales between which a diagram opens: never smaller than in the page, and not huge. */
const OPENS_AT = [1, 1.6]
/** Pixels around a diagram, as in the style sheet. */
const MARGIN = 32
/** Pixels that an arrow key moves. */
const STRIDE = 80
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

const bar = (...children) => element("div", { className: "casebook-viewer__bar" }, ...children)
const button = (label, click, attributes = {}) =>
  element("button", { type: "button", textContent: label, attributes, on: { click } })

/** Put a text where the next paste takes it from, and return whether that went well. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

/** The old way, for when a page over plain HTTP has no clipboard, or may not use it. */
function copySelected(text) {
  const field = element("textarea", { value: text, className: "casebook-viewer__clipboard" })
  const focused = document.activeElement
  const host = document.querySelector("dialog[open]") ?? document.body
  host.append(field)
  field.select()
  const copied = document.execCommand("copy")
  field.remove()
  focused?.focus({ preventScroll: true })
  return copied
}

/** Make a button that copies a text and says so; `about` tells it from the others of a page. */
function copyButton(sourceOf, about) {
  const copyIt = button("", async () => {
    say((await copy(sourceOf())) ? "Copied" : "Not copied")
    setTimeout(say, SAID_FOR)
  }, { "aria-live": "polite", title: "Copy the Mermaid text of this diagram" })
  const say = (label = "Copy source") => {
    copyIt.textContent = label
    if (about) copyIt.ariaLabel = `${label}: ${about}`
  }
  say()
  return copyIt
}

const titleOf = figure => figure.querySelector("figcaption > p")?.textContent ?? "Diagram"
const sourceOf = figure => figure.querySelector(".casebook-source").textContent

class Viewer {
  constructor() {
    this.title = element("h2", { id: "casebook-viewer-title" })
    this.shown = element("output", { attributes: { "aria-live": "polite", "aria-label": "Zoom" } })
    this.frame = element("div", {
      className: "casebook-viewer__frame",
      tabIndex: 0,
      attributes: { role: "group", "aria-label": "Diagram; arrow keys move, plus and minus zoom" },
    })
    this.dialog = element(
      "dialog",
      {
        className: "casebook-viewer",
        attributes: { "aria-labelledby": this.title.id },
        on: { close: () => this.opener.focus({ preventScroll: true }) },
      },
      bar(this.title, button("Close", () => this.dialog.close(), { title: "Close (Esc)" })),
      this.frame,
      bar(this.tools(), ...hints()),
    )
    this.listen()
    document.body.append(this.dialog)
  }

  tools() {
    return element(
      "div",
      { className: "casebook-viewer__tools" },
      button("−", () => this.zoomOut(), { "aria-label": "Zoom out", title: "Zoom out (−)" }),
      this.shown,
      button("+", () => this.zoomIn(), { "aria-label": "Zoom in", title: "Zoom in (+)" }),
      button("Fit", () => this.fit(), { title: "Show all of it (0)" }),
      copyButton(() => this.source),
    )
  }

  open(figure, opener) {
    const svg = figure.querySelector(".casebook-diagram svg")
    this.opener = opener
    this.source = sourceOf(figure)
    this.title.textContent = titleOf(figure)
    this.svg = svg.cloneNode(true)
    this.svg.removeAttribute("style")
    const { width, height } = svg.viewBox.baseVal
    this.natural = { width, height }
    // The palette's variables and the rules for diagrams apply below these classes.
    const canvas = element("div", { className: "casebook-diagram" }, this.svg)
    this.frame.replaceChildren(canvas)
    this.dialog.showModal()
    this.zoom(clamp((this.frame.clientWidth - MARGIN) / width, ...OPENS_AT))
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

  zoomIn() {
    this.zoom(this.scale * STEP)
  }

  zoomOut() {
    this.zoom(this.scale / STEP)
  }

  fit() {
    const { clientWidth, clientHeight } = this.frame
    const { width, height } = this.natural
    const [, most] = OPENS_AT
    this.zoom(Math.min((clientWidth - MARGIN) / width, (clientHeight - MARGIN) / height, most))
  }

  middle() {
    const { x, y, width, height } = this.frame.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }

  listen() {
    this.listenToKeys()
    this.listenToWheels()
    this.listenToDrags()
    this.listenToPinches()
  }

  listenToKeys() {
    const keys = {
      "+": () => this.zoomIn(),
      "=": () => this.zoomIn(),
      "-": () => this.zoomOut(),
      0: () => this.fit(),
      ArrowLeft: () => this.frame.scrollBy(-STRIDE, 0),
      ArrowRight: () => this.frame.scrollBy(STRIDE, 0),
      ArrowUp: () => this.frame.scrollBy(0, -STRIDE),
      ArrowDown: () => this.frame.scrollBy(0, STRIDE),
    }
    // The theme would take letters for its search and its pages, also when nothing has the focus.
    addEventListener("keydown", event => {
      if (!this.dialog.open) return
      event.stopPropagation()
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return
      event.preventDefault()
      keys[event.key]()
    }, { capture: true })
  }

  listenToWheels() {
    this.frame.addEventListener("wheel", event => {
      // A pinch on a touch pad arrives as a wheel with the control key.
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      this.zoom(this.scale * Math.exp(-event.deltaY / 300), event)
    }, { passive: false })
    this.frame.addEventListener("dblclick", event => {
      this.zoom(this.scale * (event.shiftKey ? 1 / STEP : STEP) ** 2, event)
    })
  }

  listenToDrags() {
    const { frame } = this
    const isOnScrollBar = ({ target, offsetX, offsetY }) =>
      target === frame && (offsetX > frame.clientWidth || offsetY > frame.clientHeight)
    frame.addEventListener("pointerdown", event => {
      if (event.pointerType !== "mouse" || event.button !== 0 || isOnScrollBar(event)) return
      const [x, y] = [event.clientX + frame.scrollLeft, event.clientY + frame.scrollTop]
      const move = ({ clientX, clientY }) => frame.scrollTo(x - clientX, y - clientY)
      frame.setPointerCapture(event.pointerId)
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
    this.frame.addEventListener("touchstart", ({ touches }) => {
      start = touches.length === 2 ? { ...pinch(touches), scale: this.scale } : undefined
    }, { passive: true })
    this.frame.addEventListener("touchmove", event => {
      if (!start || event.touches.length !== 2) return
      if (event.cancelable) event.preventDefault()
      const now = pinch(event.touches)
      this.frame.scrollBy(start.x - now.x, start.y - now.y)
      this.zoom((start.scale * now.spread) / start.spread, now)
      Object.assign(start, { x: now.x, y: now.y })
    }, { passive: false })
  }
}

/** How far apart two fingers are, and the point between them. */
function pinch([one, other]) {
  return {
    spread: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    x: (one.clientX + other.clientX) / 2,
    y: (one.clientY + other.clientY) / 2,
  }
}

/** Say how to move; the style sheet shows what fits the device. */
function hints() {
  const texts = {
    mouse: "Move: drag or arrow keys. Zoom: double-click, Ctrl + wheel, or + and −.",
    touch: "Drag to move, pinch to zoom",
  }
  return Object.entries(texts).map(([device, textContent]) =>
    element("p", { className: `casebook-viewer__hint casebook-viewer__hint--${device}`, textContent })
  )
}

let viewer

function open(figure, opener) {
  viewer ??= new Viewer()
  viewer.open(figure, opener)
}

function equip(figure) {
  const title = titleOf(figure)
  const enlarge = button("Enlarge", () => open(figure, enlarge), {
    class: "casebook-figure__enlarge",
    "aria-label": `Enlarge: ${title}`,
  })
  figure.querySelector(".casebook-diagram").addEventListener("click", ({ target }) => {
    // A text that was dragged over is to be copied.
    if (target.closest("svg") && getSelection().isCollapsed) open(figure, enlarge)
  })
  figure.querySelector("figcaption").append(element(
    "div",
    { className: "casebook-figure__tools" },
    enlarge,
    copyButton(() => sourceOf(figure), title),
  ))
}

function equipAll() {
  // The page may have gone from under the viewer, by the button that goes back.
  viewer?.dialog.close()
  document.querySelectorAll(".casebook-figure:not(:has(.casebook-figure__tools))").forEach(equip)
}

// Instant navigation puts a new page in place of the old one and runs no script of it.
if (window.document$) window.document$.subscribe(equipAll)
else equipAll()
