/** Lets the keyboard reach all that is wider than its column, as a finger does. */

const BOXES = ".md-typeset__scrollwrap, div.arithmatex, .casebook-figure .casebook-diagram"

const watched = new ResizeObserver(entries => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
    else target.removeAttribute("tabindex")
  }
})

export function mount(root) {
  root.querySelectorAll(BOXES).forEach(box => watched.observe(box))
}

// The theme puts tables into their boxes when it gets the same message, so wait for it to be done.
window.document$?.subscribe(() => setTimeout(() => mount(document)))
