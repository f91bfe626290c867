/** Where the data of a case stands that a page loads: in a folder of the page's own name. */
export function beside(page, slug) {
  const { origin, pathname } = new URL(page)
  // A page is a folder on a server and a file without one; `origin` of a file is the word "null".
  const home = pathname.replace(/\/$|\.html$/, "")
  return `${origin === "null" ? "file://" : origin}${home}/${slug}.json`
}
