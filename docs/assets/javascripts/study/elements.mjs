/** Making elements, and files to save. */

export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

export function button(textContent, click) {
  const made = make("button", { type: "button", className: "md-button", textContent })
  made.addEventListener("click", click)
  return made
}

/** What the site itself made of Markdown while it was built, and looked at: nothing in it runs. */
export function built(tag, className, html) {
  return make(tag, { className, innerHTML: html })
}

export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }))
  make("a", { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address))
}
