/** Which sections answer a query, and how well. */

import { phrase, stem, stems, telling } from "./words.mjs"

/** What a word is worth in the title of a section, in its text, and in the title of its page. */
const [IN_TITLE, IN_TEXT, AROUND] = [3, 1, 0.75]
/** How often a word has to stand in a text of no and of usual length to be worth half of `IN_TEXT`. */
const [HALF, HALF_USUAL] = [0.5, 1.2]
/** What a title that consists of the query is worth more than one that only contains it. */
const [WHOLE, EXACT] = [2, 1.4]
/** A page as a whole is a better place to arrive at than one of its sections. */
const PAGE = 2

/**
 * Return the sections that answer a query, the best first, as `{section, score, terms}`; the terms
 * say of each word whether it was found.
 */
export function ranked(index, query) {
  const best = new Map()
  for (const words of readings(index.vocabulary, query)) {
    for (const hit of hits(index, words, /\s$/.test(query))) {
      if (!(best.get(hit.section)?.score >= hit.score)) best.set(hit.section, hit)
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** Yield the words of a query, and again with a word taken apart that stands nowhere. */
function* readings(vocabulary, query) {
  const typed = stems(query)
  yield typed
  for (const [at, word] of typed.entries()) {
    const parts = vocabulary.has(word) ? null : vocabulary.parts(word)
    if (parts) yield [...typed.slice(0, at), ...parts, ...typed.slice(at + 1)]
  }
}

function* hits(index, typed, isFinished) {
  const words = telling(typed)
  const found = words.map((word, at) => find(index, word, !isFinished && at === words.length - 1))
  const total = found.reduce((sum, { rarity }) => sum + rarity, 0)
  const likeness = namedLike(index, found, phrase(typed), words.length)
  for (const [number, section] of index.sections.entries()) {
    if (!found.some(({ worth }) => worth[number])) continue
    let [score, covered] = [0, 0]
    const terms = {}
    for (const [at, { rarity, worth, titled }] of found.entries()) {
      const around = number === section.whole ? 0 : titled[section.whole]
      score += rarity * (worth[number] + AROUND * around)
      covered += rarity * Math.min(1, worth[number] + around)
      terms[words[at]] = worth[number] + around > 0
    }
    const whole = number === section.whole ? PAGE : 1
    score *= (covered / total) ** 3 * likeness[number] * section.weight * whole
    yield { section, score, terms }
  }
}

/** Return for every section what a word is worth in it, and how literally it stands in its names. */
function find({ sections, names, titles, texts, mean, vocabulary }, word, isUnfinished) {
  const [worth, titled] = [new Float32Array(sections.length), new Float32Array(sections.length)]
  const named = new Float32Array(names.length)
  for (const [meant, likeness] of vocabulary.meanings(word, isUnfinished)) {
    for (const [number, count] of texts.get(meant) ?? []) {
      const half = HALF + (HALF_USUAL - HALF) * (sections[number].length / mean)
      worth[number] = Math.max(worth[number], (likeness * IN_TEXT * count) / (count + half))
    }
    for (const name of titles.get(meant)?.keys() ?? []) {
      const { section } = names[name]
      named[name] = Math.max(named[name], likeness)
      titled[section] = Math.max(titled[section], likeness)
    }
  }
  titled.forEach((likeness, number) => (worth[number] += IN_TITLE * likeness))
  const holding = worth.reduce((sum, value) => sum + (value > 0), 0)
  return { worth, titled, named, rarity: Math.log(1 + sections.length / (1 + holding)) }
}

/** Return for every section by how much it is preferred for having a name like the query. */
function namedLike({ sections, names }, found, typed, count) {
  const likeness = new Float32Array(sections.length).fill(1)
  for (const [number, { section, size, phrase: name }] of names.entries()) {
    const sum = found.reduce((total, { named }) => total + named[number], 0)
    const share = sum / Math.max(size, count)
    const here = (1 + WHOLE * share ** 2) * (name === typed ? EXACT : 1)
    likeness[section] = Math.max(likeness[section], here)
  }
  return likeness
}

/** Return how the last word that is typed may go on, if a title goes on like that. */
export function suggestion({ titles, vocabulary, written }, query) {
  const last = /[\p{L}\p{N}]+$/u.exec(query)?.[0]
  if (!last) return []
  const often = word => titles.get(word)?.size ?? 0
  const found = [stem(last), ...vocabulary.completions(stem(last))]
  const best = found.reduce((one, other) => (often(other) > often(one) ? other : one))
  return often(best) ? [written.get(best)] : []
}
