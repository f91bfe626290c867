/** What a reader keeps in this browser: notes, what is done, and whether solutions are folded.

  Nothing is written before the reader does something, and nothing leaves the browser. What is read is checked like a
  file from a stranger. What has not the right form is left out, and put aside before anything is written over it. */

const KEY = "casebook.study"
const ASIDE = "casebook.study.aside"
export const LONGEST_NOTE = 20_000
/** Characters of a record, or bytes of a file, that are read. */
export const LARGEST = 2_000_000
const STOP = /^[0-9]{1,3}-[0-9]{1,3}$/
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The entries of an object; none of anything else. */
const entries = value => (typeof value === "object" && value ? Object.entries(value) : [])

/** A record in which everything has the right form; what has not is left out. */
export function sound(value) {
  // Without a prototype no name means anything but itself.
  const record = {
    practicing: value?.practicing === true,
    cases: Object.create(null),
    plans: Object.create(null),
  }
  for (const [slug, steps] of entries(value?.cases)) {
    for (const [step, kept] of ID.test(slug) ? entries(steps) : []) {
      const note = typeof kept?.note === "string" ? kept.note.slice(0, LONGEST_NOTE) : ""
      const done = kept?.done === true
      if (ID.test(step) && (note || done)) (record.cases[slug] ??= {})[step] = { note, done }
    }
  }
  for (const [slug, stops] of entries(value?.plans)) {
    if (!ID.test(slug) || !Array.isArray(stops)) continue
    const done = [...new Set(stops)].filter(stop => typeof stop === "string" && STOP.test(stop))
    if (done.length) record.plans[slug] = done
  }
  return record
}

/** The record that a text holds, and the text itself if something of it was left out. */
export function reading(text) {
  const nothing = { record: sound({}), leftOut: text }
  if (!text || text.length > LARGEST) return nothing
  try {
    const record = sound(JSON.parse(text))
    return { record, leftOut: JSON.stringify(record) === text ? "" : text }
  } catch {
    return nothing
  }
}

function stored(key) {
  try {
    return localStorage.getItem(key) ?? ""
  } catch {
    // The browser keeps nothing, or does not tell.
    return ""
  }
}

/** The record as it is kept; an empty one if there is none, or no permission to read it. */
export function read() {
  return reading(stored(KEY)).record
}

/** What of the records in this browser could not be read, as text. */
export function unread() {
  return [stored(ASIDE), reading(stored(KEY)).leftOut].filter(Boolean).join("\n")
}

/** Keep a record; false if the browser does not allow it, and then what was kept before still is. */
export function write(record) {
  try {
    if (reading(stored(KEY)).leftOut) localStorage.setItem(ASIDE, unread())
    localStorage.setItem(KEY, JSON.stringify(sound(record)))
    return true
  } catch {
    return false
  }
}

export function change(edit) {
  const record = read()
  edit(record)
  return write(record)
}

/** What is kept of a step of a case. */
export function stepOf(record, slug, step) {
  return record.cases[slug]?.[step] ?? { note: "", done: false }
}

/** One record of two: what is done in either, and both notes where they differ. */
export function merged(ours, theirs) {
  const record = sound(ours)
  for (const [slug, steps] of Object.entries(theirs.cases)) {
    for (const [step, kept] of Object.entries(steps)) {
      const { note, done } = stepOf(record, slug, step)
      const notes = note.includes(kept.note) ? note : [note, kept.note].filter(Boolean).join("\n\n")
      // Of two notes that are too long together, the one that is here stays.
      const fits = notes.length <= LONGEST_NOTE
      const both = { note: fits ? notes : note, done: done || kept.done }
      record.cases[slug] = { ...record.cases[slug], [step]: both }
    }
  }
  for (const [slug, stops] of Object.entries(theirs.plans)) {
    record.plans[slug] = [...(record.plans[slug] ?? []), ...stops]
  }
  return sound(record)
}
