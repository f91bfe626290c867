/** Notes where the keyboard goes on a page, and what a reader would miss there. */

window.walk = (() => {
  const REACHED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]"
  /** What appears beside a word, and goes when the focus does. */
  const PASSING = ".md-tooltip2, .casebook-tooltip"
  const stops = []
  const described = element => element.outerHTML.replace(/\s+/g, " ").slice(0, 110)

  const isShown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: false })
  const isInFold = element => {
    const fold = element.closest("details:not([open])")
    return fold && !(element.tagName === "SUMMARY" && element.parentElement === fold && !fold.parentElement.closest("details:not([open])"))
  }

  /** What Tab has to reach, in the order of the page; of radio buttons one for each group. */
  function expected() {
    const groups = new Set()
    return [...document.querySelectorAll(REACHED)].filter(element => {
      // The button to the top is there only while a reader goes up.
      // And a footnote that is shown beside its mark is missing from the list meanwhile.
      if (element.matches(".md-top, .footnote li *, .md-tooltip2 *") || element.disabled || element.tabIndex < 0 || !isShown(element) || isInFold(element)) return false
      if (element.closest("[inert]")) return false
      if (element.type !== "radio") return true
      const isFirst = !groups.has(element.name)
      groups.add(element.name)
      return isFirst
    })
  }

  /** What shows that an element has the focus: an outline of its own, or of what stands for it. */
  function hasMark(element) {
    const marked = [element, element.closest("label"), element.nextElementSibling, element.closest("form")]
    return marked.filter(Boolean).some(one => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0
    })
  }

  /** Whether some of an element can be seen in the window: WCAG 2.4.11. */
  function isSeen(element) {
    // The theme's switch for the palette is a box of no size, and a button behind it.
    const target = element.getBoundingClientRect().width ? element : element.nextElementSibling ?? element
    const within = (value, size) => Math.min(Math.max(value, 1), size - 2)
    return [...target.getClientRects()].some(({ left, right, top, bottom }) => {
      const x = within((left + right) / 2, innerWidth)
      return [top + 2, (top + bottom) / 2, bottom - 2, innerHeight / 2].some(y => {
        if (y < top || y > bottom) return false
        const found = document.elementsFromPoint(x, within(y, innerHeight))
          .find(one => !one.closest(PASSING) || one.closest(PASSING).contains(target))
        return found && (target.contains(found) || found.contains(target) || found.closest("label")?.control === element)
      })
    })
  }

  addEventListener("keydown", ({ key, shiftKey }) => {
    const element = document.activeElement
    if (key !== "Tab" || element === document.body) return
    stops.push({ element, isBack: shiftKey, isPassing: Boolean(element.closest(PASSING)), isSeen: isSeen(element), hasMark: hasMark(element) })
  }, { capture: true })

  /** Whether the keyboard has left the page at its end. */
  const isOver = () => document.activeElement === document.body &&
    stops.some(({ element }) => element === expected().at(-1))

  /** What is wrong with the way that the keyboard took. */
  function faults() {
    const reached = new Set(stops.map(({ element }) => element))
    const names = new Set(stops.filter(({ element }) => element.type === "radio").map(({ element }) => element.name))
    const isReached = element => reached.has(element) || (element.type === "radio" && names.has(element.name))
    const isBack = ({ element, isBack, isPassing }, index) => index > 0 && !isBack && !isPassing &&
      !stops[index - 1].isPassing && Boolean(element.compareDocumentPosition(stops[index - 1].element) & Node.DOCUMENT_POSITION_FOLLOWING)
    return {
      unreached: expected().filter(element => !isReached(element)).map(described),
      unseen: stops.filter(stop => !stop.isSeen).map(({ element }) => described(element)),
      unmarked: stops.filter(stop => !stop.hasMark).map(({ element }) => described(element)),
      backwards: stops.filter(isBack).map(({ element }) => described(element)),
    }
  }

  return { count: () => expected().length, faults, isOver }
})()
