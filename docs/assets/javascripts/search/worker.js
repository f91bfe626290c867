/**
 * What the theme starts as the worker of its search, and talks to in four kinds of message.
 *
 * It says at once that it is ready, and loads nothing until there is a query: a reader who does not
 * search pays for this file only. Titles are a few kilobytes and answer first; once the texts are
 * there too, the last query is answered again.
 */

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]
const HOME = new URL("../../../search/", location.href)

let loading = null
let search = null
let query = ""

async function load() {
  const [{ searching }, pages] = await Promise.all([import("./engine.mjs"), fetched("titles.json")])
  search ??= searching(pages)
  // That no title answers does not mean that nothing does.
  answer(({ items }) => items.length > 0)
  search = searching(pages, await fetched("texts.json"))
  answer()
}

async function fetched(name) {
  const response = await fetch(new URL(name, HOME))
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
  return response.json()
}

function answer(isWorthIt = () => true) {
  const data = search(query)
  if (isWorthIt(data)) postMessage({ type: RESULT, data })
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) return postMessage({ type: READY })
  if (type !== QUERY) return
  // The theme begins with an empty query, before anybody has touched the field.
  if (!loading && data === "") return postMessage({ type: RESULT, data: { items: [] } })
  query = data
  if (search) answer()
  // Without a network, the next letter tries again.
  loading ??= load().catch(() => (loading = null))
})
