/**
 * Lets the keyboard use the menu of a narrow window, and of a large one that is enlarged. The theme's buttons for it
 * are labels of hidden boxes, which no key reaches.
 */

const BUTTONS = ".md-header__button:is([for=__drawer], [for=__search]), .md-nav--primary label[for^=__nav_]"
const DRAWER = ".md-sidebar--primary"

const menu = document.querySelector("[data-md-toggle=drawer]")
const opener = document.querySelector(".md-header__button[for=__drawer]")

/** Give a label the role that it plays; in a list, it leads there or back from there. */
function equip(label) {
  const { textContent } = label.closest(".md-nav__item")?.querySelector(".md-ellipsis") ?? {}
  label.tabIndex = 0
  label.setAttribute("role", "button")
  if (!textContent) return
  const isBack = label.classList.contains("md-nav__title")
  label.setAttribute("aria-label", `${isBack ? "Back from" : "Open"} ${textContent.trim()}`)
}

function close() {
  if (menu.checked) menu.click()
}

function press(event) {
  const label = event.target.closest?.(BUTTONS)
  if (event.key === "Escape" && menu.checked) {
    close()
    opener.focus()
  } else if (label && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault()
    // The theme presses labels on Enter as well.
    event.stopPropagation()
    label.click()
  }
}

function follow() {
  opener.setAttribute("aria-expanded", String(menu.checked))
  if (!menu.checked) return
  const links = [...document.querySelectorAll(`${DRAWER} :is(a[href], label[tabindex])`)]
  links.find(link => link.checkVisibility({ visibilityProperty: true }))?.focus()
}

export function mount(root) {
  root.querySelectorAll(BUTTONS).forEach(equip)
}

if (menu && opener) {
  document.addEventListener("keydown", press, { capture: true })
  document.addEventListener("focusin", ({ target }) => {
    if (target !== opener && !target.closest(DRAWER)) close()
  })
  menu.addEventListener("change", follow)
  opener.setAttribute("aria-expanded", String(menu.checked))
  if (window.document$) window.document$.subscribe(() => mount(document))
  else mount(document)
}
