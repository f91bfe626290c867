/** The search: a function that answers queries from what the build wrote down. */

import { indexed } from "./index.mjs"
import { ranked, suggestion } from "./ranking.mjs"
import { results } from "./results.mjs"

/** Return what answers a query, in the theme's terms, from pages and the texts of their sections. */
export function searching(pages, texts) {
  const index = indexed(pages, texts)
  return query => {
    if (!query.trim()) return { items: [] }
    return { items: results(index, ranked(index, query)), suggest: suggestion(index, query) }
  }
}
