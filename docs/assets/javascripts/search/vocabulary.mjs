/** The words of all sections, and which of them a typed word can mean. */

import { root, slips, stem } from "./words.mjs"

/** How many completions of a word are looked at: with more, it says nothing yet. */
const COMPLETIONS = 60
/** How like two words are that come from one another. */
const RELATED = 0.6
/** From how many letters on a word may be unfinished in the middle of a query, or have a slip. */
const CLEAR = 4
/** From how many letters on it may have two slips. */
const LONG = 8

export class Vocabulary {
  #words
  #sorted
  #related = new Map()

  /** `words` holds every word in the form under which it is kept. */
  constructor(words) {
    this.#words = words
    this.#sorted = [...words.keys()].sort()
    for (const word of this.#sorted) {
      this.#related.set(root(word), [...(this.#related.get(root(word)) ?? []), word])
    }
  }

  has(word) {
    return this.#words.has(word)
  }

  /** Return words that begin with what is typed, the shortest first, the word itself left out. */
  completions(typed) {
    const found = []
    for (let at = this.#first(typed); this.#sorted[at]?.startsWith(typed); at++) {
      if (this.#sorted[at] !== typed) found.push(this.#sorted[at])
    }
    return found.sort((a, b) => a.length - b.length).slice(0, COMPLETIONS)
  }

  /**
   * Return what a typed word can mean, each meaning with a likeness of up to 1: the word itself,
   * words that begin with it and words that come from it; if it is no word and no beginning of one,
   * also words from which it differs by a slip or two.
   */
  meanings(typed, isUnfinished) {
    const found = new Map()
    for (const word of this.#related.get(root(typed)) ?? []) found.set(word, RELATED)
    if (isUnfinished || typed.length >= CLEAR) {
      const likeness = word => 0.4 + (0.5 * typed.length) / word.length
      for (const word of this.completions(typed)) found.set(word, likeness(word))
    }
    if (this.has(typed)) found.set(typed, 1)
    const isKnown = this.#sorted[this.#first(typed)]?.startsWith(typed)
    return isKnown ? [...found] : [...found, ...this.#slipped(typed)]
  }

  /** Return the two words that stand in one, as in `newsfeed`, if there are any. */
  parts(typed) {
    for (let cut = typed.length - 3; cut > 1; cut--) {
      const parts = [stem(typed.slice(0, cut)), typed.slice(cut)]
      if (parts.every(part => this.has(part))) return parts
    }
    return null
  }

  #slipped(typed) {
    if (typed.length < CLEAR) return []
    const limit = typed.length < LONG ? 1 : 2
    return this.#sorted
      .filter(word => word[0] === typed[0] && word.length >= typed.length - limit)
      .map(word => [word, slips(typed, word, limit)])
      .filter(([, count]) => count <= limit)
      .map(([word, count]) => [word, (0.7 / count) * Math.min(1, typed.length / word.length)])
  }

  /** Return the place of the first word that does not come before what is typed. */
  #first(typed) {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#sorted[middle] < typed) low = middle + 1
      else high = middle
    }
    return low
  }
}
