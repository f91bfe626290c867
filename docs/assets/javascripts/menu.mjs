/**
 * Lets the keyboard use the menu of a narrow window, and of a large one that is enlarged. The theme's buttons for it
 * are labels of hidden boxes, which no key reaches.
 */

const BUTTONS = { __drawer: "Menu", __search: "Search" }
const LISTS = ".md-nav--primary label[for^=__nav_]"
const DRAWER = ".md-sidebar--primary"

/** A button in place of a label, and as it looks: by `for` the theme's style sheet knows it. */
function buttonFor(label, name) {
  const button = document.createElement("button")
  Object.assign(button, { type: "button", className: label.className })
  button.setAttribute("for", label.htmlFor)
  button.setAttribute("aria-label", name)
  button.append(...label.childNodes)
  const box = label.control
  button.addEventListener("click", () => {
    box.click()
    if (box.id === "__search") document.querySelector("[data-md-component=search-query]").focus()
  })
  label.replaceWith(button)
  return button
}

/** Lets arrows scroll the results while there are any to see; a closed search is no stop of the keyboard. */
function reachResults() {
  const search = document.getElementById("__search")
  const results = document.querySelector(".md-search__scrollwrap")
  search?.addEventListener("change", () => { results.tabIndex = search.checked ? 0 : -1 })
}

function equip() {
  const labels = Object.keys(BUTTONS).map(id => document.querySelector(`label.md-header__button[for=${id}]`))
  const [opener] = labels.filter(Boolean).map(label => buttonFor(label, BUTTONS[label.htmlFor]))
  const menu = document.getElementById("__drawer")
  if (!menu || opener?.getAttribute("for") !== menu.id) return

  const close = () => {
    if (menu.checked) menu.click()
  }

  function follow() {
    opener.setAttribute("aria-expanded", String(menu.checked))
    if (!menu.checked) return
    const links = [...document.querySelectorAll(`${DRAWER} :is(a[href], label[tabindex])`)]
    links.find(link => link.checkVisibility({ visibilityProperty: true }))?.focus()
  }

  opener.setAttribute("aria-expanded", "false")
  menu.addEventListener("change", follow)
  document.addEventListener("focusin", ({ target }) => {
    if (target !== opener && !target.closest(DRAWER)) close()
  })
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && menu.checked) {
      close()
      opener.focus()
    } else if (event.key === " " && event.target.matches(LISTS)) {
      // The theme presses labels on Enter.
      event.preventDefault()
      event.target.click()
    }
  })
}

/** What leads into a list and back from it. */
export function mount(root) {
  for (const label of root.querySelectorAll(LISTS)) label.tabIndex = 0
}

equip()
reachResults()
if (window.document$) window.document$.subscribe(() => mount(document))
else mount(document)
