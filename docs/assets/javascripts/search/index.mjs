/** All sections of the guide, and in which of them a word stands. */

import { Vocabulary } from "./vocabulary.mjs"
import { isIdle, phrase, places, stem, stems, telling } from "./words.mjs"

const NUMBER = /^\p{N}+$/u

/**
 * Return an index of pages as the build writes them: each an address, a weight and sections, which
 * are an anchor, a title and other names. The first section is the whole page and has no anchor.
 * `texts` are those of all sections in the same order; without them, only names are found.
 */
export function indexed(pages, texts = []) {
  const index = { sections: [], names: [], titles: new Map(), texts: new Map(), written: new Map() }
  const note = noting(index.written)
  for (const [page, weight, contents] of pages) {
    const whole = index.sections.length
    for (const [anchor, title, others] of contents) {
      const number = index.sections.length
      const text = texts[number] ?? ""
      const length = noteText(note, index.texts, number, text)
      const location = anchor ? `${page}#${anchor}` : page
      index.sections.push({ location, whole, weight, title, text, length })
      for (const name of [title, ...others]) noteName(note, index, number, name)
    }
  }
  const total = index.sections.reduce((sum, { length }) => sum + length, 0)
  return { ...index, mean: total / index.sections.length, vocabulary: new Vocabulary(index.written) }
}

function noteName(note, { names, titles }, section, name) {
  const words = stems(name)
  const number = names.push({ section, phrase: phrase(words), size: telling(words).length }) - 1
  for (const { word } of places(name)) note(titles, number, word)
}

/** Note the words of a text that can be looked for, and return how many there are. */
function noteText(note, texts, section, text) {
  let length = 0
  for (const { word } of places(text)) {
    if (NUMBER.test(word) || isIdle(word)) continue
    note(texts, section, word)
    length++
  }
  return length
}

/** Return what counts a word in a place, and keeps how it is written where it stands first. */
function noting(written) {
  const kept = new Map()
  return (found, number, word) => {
    if (!kept.has(word)) kept.set(word, stem(word))
    const form = kept.get(word)
    if (!written.has(form)) written.set(form, word.toLowerCase())
    if (!found.has(form)) found.set(form, new Map())
    const counts = found.get(form)
    counts.set(number, (counts.get(number) ?? 0) + 1)
  }
}
