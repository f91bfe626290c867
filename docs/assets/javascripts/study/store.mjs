/** What a reader keeps in this browser: notes, what is done, and whether solutions are folded.

  Nothing is written before the reader does something, and nothing leaves the browser. */

const KEY = "casebook.study"
const LONGEST_NOTE = 20_000
const STOP = /^[0-9]{1,3}-[0-9]{1,3}$/
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** A record in which everything has the right form; what has not is left out. */
export function sound(value) {
  const record = { practicing: value?.practicing === true, cases: {}, plans: {} }
  for (const [slug, steps] of Object.entries(value?.cases ?? {})) {
    if (!ID.test(slug) || typeof steps !== "object") continue
    for (const [step, kept] of Object.entries(steps ?? {})) {
      if (!ID.test(step) || typeof kept !== "object" || !kept) continue
      const note = typeof kept.note === "string" ? kept.note.slice(0, LONGEST_NOTE) : ""
      const done = kept.done === true
      if (note || done) (record.cases[slug] ??= {})[step] = { note, done }
    }
  }
  for (const [slug, stops] of Object.entries(value?.plans ?? {})) {
    if (!ID.test(slug) || !Array.isArray(stops)) continue
    const done = [...new Set(stops)].filter(stop => STOP.test(stop))
    if (done.length) record.plans[slug] = done
  }
  return record
}

/** The record as it is kept; an empty one if there is none, or no permission to read it. */
export function read() {
  try {
    return sound(JSON.parse(localStorage.getItem(KEY) ?? "{}"))
  } catch {
    return sound({})
  }
}

/** Keep a record; false if the browser does not allow it. */
export function write(record) {
  try {
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

export function forget() {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
