/** What a reader keeps of the steps: notes, what is done, and whether solutions are folded. */

import { entries, ID, Kept } from "./keeping.mjs"

export const LONGEST_NOTE = 20_000
const STOP = /^[0-9]{1,3}-[0-9]{1,3}$/

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

export const steps = new Kept("casebook.study", sound)

export function read() {
  return steps.read()
}

export function change(edit) {
  return steps.change(edit)
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
