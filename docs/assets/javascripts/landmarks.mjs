/** Keeps the theme's buttons on code from being landmarks: a page would have dozens without a name. */

export function mount(root) {
  root.querySelectorAll(".md-code__nav").forEach(nav => nav.setAttribute("role", "none"))
}

// The theme adds the buttons when it gets the same message, so wait for it to be done.
window.document$?.subscribe(() => setTimeout(() => mount(document)))
