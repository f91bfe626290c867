/** What is a word, and which words are the same. */

const WORD = /[\p{L}\p{N}]+/gu
/** Words that say nothing about what is looked for. */
const IDLE = new Set(
  ("a about an and are as at be between build by can choose design do does explain for from good " +
    "how i if in into is it its of on or should system that the their this to use using versus " +
    "vs was what when where which why with you your").split(" "),
)

/** Yield the words of a text as they stand there, with their places. */
export function* places(text) {
  for (const { 0: word, index } of text.matchAll(WORD)) yield { word, from: index, to: index + word.length }
}

const fold = word => word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")

/** Return a word without the ending of its plural: both forms are one word to a search. */
function singular(word) {
  if (word.length < 4 || /(ss|us|is|as)$/.test(word)) return word
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`
  return word.replace(/(?<=ss|sh|ch|x|z)es$|s$/, "")
}

/** Return what words have in common that come from one another, as `deployment` and `deploy`. */
export const root = word => word.replace(/(?<=^.{4,})(ation|ate|ion|ment|ing|er|or|ed|e)$/, "")

/** Return the form under which a word is kept. */
export const stem = word => singular(fold(word))

/** Return all words of a text, in the form under which they are kept. */
export const stems = text => Array.from(places(text), ({ word }) => stem(word))

/** Return words as the name of something, without those that say nothing. */
export const phrase = words => words.filter(word => !IDLE.has(word)).join(" ")

export const isIdle = word => word.length === 1 || IDLE.has(word)

/** Return the words of a text that count; if none does, all of them. */
export function telling(words) {
  const kept = words.filter(word => !isIdle(word))
  return kept.length ? kept : words
}

/**
 * Return how many letters have to be changed, added, left out or swapped with their neighbor until
 * `typed` is how `word` begins; `limit + 1` if more than `limit`.
 */
export function slips(typed, word, limit) {
  const length = Math.min(word.length, typed.length + limit)
  let [before, last] = [[], Array.from({ length: length + 1 }, (_, column) => column)]
  for (let row = 1; row <= typed.length; row++) {
    const next = [row]
    for (let column = 1; column <= length; column++) {
      const same = typed[row - 1] === word[column - 1]
      next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + !same)
      const swapped = typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]
      if (swapped) next[column] = Math.min(next[column], before[column - 2] + 1)
    }
    if (Math.min(...next) > limit) return limit + 1
    ;[before, last] = [last, next]
  }
  return Math.min(...last)
}
