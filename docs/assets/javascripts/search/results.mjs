/** What the theme shows of a search: pages with their sections, and excerpts with what was found. */

import { places, stem } from "./words.mjs"

const [PAGES, SECTIONS] = [20, 12]
/** Letters of an excerpt, and how many of them stand before the first word that was found. */
const [EXCERPT, BEFORE] = [190, 50]
/** What a hit has to be worth, as a share of the best one. */
const WORTH = 0.004

/** Return ranked hits by page, the best page first, each with an entry for the page as a whole. */
export function results(index, hits) {
  const pages = new Map()
  for (const hit of hits.filter(({ score }) => score > WORTH * hits[0].score)) {
    const found = pages.get(hit.section.whole) ?? []
    if (!found.length && pages.size === PAGES) continue
    pages.set(hit.section.whole, [...found, hit])
  }
  const isMeant = meaning(index.vocabulary)
  return Array.from(pages, ([whole, found]) => {
    const shown = found.slice(0, SECTIONS)
    const section = index.sections[whole]
    if (!shown.some(hit => hit.section === section)) shown.push({ section, score: 0, terms: {} })
    return shown.map(hit => item(isMeant, hit))
  })
}

/** Return what tells whether a word that is typed can mean one that stands in a text. */
function meaning(vocabulary) {
  const known = new Map()
  return (typed, word) => {
    if (!known.has(typed)) {
      known.set(typed, new Map(vocabulary.meanings(typed, !vocabulary.has(typed))))
    }
    return known.get(typed).has(stem(word))
  }
}

function item(isMeant, { section: { location, title, text }, score, terms }) {
  const words = Object.keys(terms).filter(word => terms[word])
  const marks = text => [...places(text)].filter(({ word }) => words.some(one => isMeant(one, word)))
  const inTitle = marks(title)
  // What the title names is explained where the text begins.
  const isNamed = words.every(one => inTitle.some(({ word }) => isMeant(one, word)))
  const shown = excerpt(text, marks(text), isNamed)
  return { location, title: marked(title, inTitle), text: shown, score, terms }
}

/** Return the beginning of a text, or the piece in which most words were found, as HTML. */
function excerpt(text, found, isBeginning) {
  if (!text) return ""
  const first = isBeginning ? 0 : densest(found)
  const from = first <= BEFORE ? 0 : wordStart(text, first - BEFORE)
  const to = wordStart(text, from + EXCERPT)
  const inside = found.filter(place => place.from >= from && place.to <= to)
  const moved = inside.map(place => ({ from: place.from - from, to: place.to - from }))
  const piece = marked(text.slice(from, to).trimEnd(), moved)
  return `<p>${from > 0 ? "… " : ""}${piece}${to < text.length ? " …" : ""}</p>`
}

/** Return where the first word stands of the piece that holds most different words. */
function densest(found) {
  const after = from => found.filter(place => place.from >= from && place.to < from + EXCERPT - BEFORE)
  const variety = from => new Set(after(from).map(({ word }) => stem(word))).size
  const [best] = found
    .map(({ from }) => ({ from, variety: variety(from) }))
    .sort((a, b) => b.variety - a.variety)
  return best?.from ?? 0
}

function wordStart(text, place) {
  const space = text.indexOf(" ", place)
  return space < 0 ? text.length : space + 1
}

function marked(text, places) {
  let [html, at] = ["", 0]
  for (const { from, to } of places) {
    html += `${escaped(text.slice(at, from))}<mark data-md-highlight>${escaped(text.slice(from, to))}</mark>`
    at = to
  }
  return html + escaped(text.slice(at))
}

const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
