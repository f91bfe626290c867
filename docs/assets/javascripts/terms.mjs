/**
 * Shows what a word means beside its link to the definition: under the mouse, on focus, and at the
 * first tap of a finger; the second one follows the link. Without this script it is a link.
 */

const LINK = "a.casebook-term"
const OPENS_AFTER = 150
const CLOSES_AFTER = 250
const MARGIN = 8

/** What each page of definitions says, by the address of its file. */
const known = new Map()
const tooltip = make()
let shown = null
let waiting = 0

/** Where the definition of a link stands: the file for tooltips, and the name in it. */
export function source(href) {
  const { pathname, hash } = new URL(href)
  const page = pathname.replace(/\/$|\.html$/, "")
  return { file: new URL(`${page}.json`, href).href, name: decodeURIComponent(hash.slice(1)) }
}

/** Where a box fits in a window: under a word, or above it if there is no room. */
export function place(word, box, view) {
  const left = Math.max(MARGIN, Math.min(word.left, view.width - box.width - MARGIN))
  const below = word.bottom + box.height + MARGIN <= view.height || word.top < box.height + MARGIN
  return { left, top: below ? word.bottom : word.top - box.height }
}

function make() {
  const box = document.createElement("div")
  box.id = "casebook-tooltip"
  box.className = "casebook-tooltip"
  box.setAttribute("role", "tooltip")
  box.hidden = true
  return box
}

function load(link) {
  const { file } = source(link.href)
  if (!known.has(file)) {
    const answer = fetch(file).then(response => (response.ok ? response.json() : {}), () => ({}))
    known.set(file, answer)
    // A screen reader reads a link when it gets the focus and does not wait.
    answer.then(definitions => known.set(file, definitions))
  }
  return known.get(file)
}

/** Show what a link is about; where that is not known, say so by returning false. */
function show(link, definitions) {
  const definition = definitions[source(link.href).name]
  if (!definition || !link.isConnected) return false
  hide()
  const name = document.createElement("strong")
  name.textContent = definition[0]
  tooltip.replaceChildren(name, ` ${definition[1]}`)
  if (!tooltip.isConnected) document.body.append(tooltip)
  tooltip.hidden = false
  const word = [...link.getClientRects()].at(-1)
  const view = document.documentElement
  const size = { width: view.clientWidth, height: view.clientHeight }
  const { left, top } = place(word, tooltip.getBoundingClientRect(), size)
  tooltip.style.left = `${left + window.scrollX}px`
  tooltip.style.top = `${top + window.scrollY}px`
  link.setAttribute("aria-describedby", tooltip.id)
  shown = link
  return true
}

function hide() {
  clearTimeout(waiting)
  shown?.removeAttribute("aria-describedby")
  shown = null
  tooltip.hidden = true
}

function soon(action, delay) {
  clearTimeout(waiting)
  waiting = setTimeout(action, delay)
}

function linkAt(event) {
  return event.target.closest?.(LINK) ?? null
}

function onPointerOver(event) {
  if (event.pointerType === "touch") return
  const link = linkAt(event)
  if (link && link === shown) clearTimeout(waiting)
  else if (link) {
    load(link)
    soon(async () => {
      const definitions = await load(link)
      if (link.matches(":hover")) show(link, definitions)
    }, OPENS_AFTER)
  } else if (tooltip.contains(event.target)) clearTimeout(waiting)
  else if (shown && shown !== document.activeElement) soon(hide, CLOSES_AFTER)
  else if (!shown) clearTimeout(waiting)
}

function onFocus(event) {
  const link = linkAt(event)
  if (!link?.matches(":focus-visible")) return
  const definitions = load(link)
  if (!(definitions instanceof Promise)) show(link, definitions)
  else definitions.then(late => link === document.activeElement && show(link, late))
}

function onBlur(event) {
  if (linkAt(event) === shown) hide()
}

function onKey(event) {
  if (event.key === "Escape" && shown) hide()
  else if (event.key === "Tab") document.querySelectorAll(LINK).forEach(load)
}

async function onClick(event) {
  const link = linkAt(event)
  if (!link || event.pointerType !== "touch" || link === shown) return
  event.preventDefault()
  event.stopPropagation()
  if (!show(link, await load(link))) location.assign(link.href)
}

function onPointerDown(event) {
  if (shown && !shown.contains(event.target) && !tooltip.contains(event.target)) hide()
}

document.addEventListener("pointerover", onPointerOver)
document.addEventListener("pointerdown", onPointerDown)
document.addEventListener("focusin", onFocus)
document.addEventListener("focusout", onBlur)
document.addEventListener("keydown", onKey)
// Before the theme, which loads a page that is clicked without leaving this one.
document.addEventListener("click", onClick, { capture: true })
window.document$?.subscribe(hide)
