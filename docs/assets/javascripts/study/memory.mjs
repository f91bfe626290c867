/** What a reader keeps of cards: for each that was answered, when, for how long, and how easily. */

import { entries, Kept } from "./keeping.mjs"
import { LONGEST } from "./schedule.mjs"

const CARD = /^[a-z0-9]+(-[a-z0-9]+)*\/[A-Za-z0-9_./-]{1,200}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

const isWhole = (value, least, most) => Number.isInteger(value) && value >= least && value <= most
const isDay = value => typeof value === "string" && DAY.test(value) && !Number.isNaN(Date.parse(value))

/** A record in which everything has the right form; what has not is left out. */
export function sound(value) {
  const record = { cards: Object.create(null) }
  for (const [id, state] of entries(value?.cards)) {
    const { seen, days, ease, passed } = state ?? {}
    const isSound =
      isDay(seen) && isWhole(days, 1, LONGEST) && isWhole(passed, 0, 10_000) && typeof ease === "number" && ease >= 1.3 && ease <= 1000
    if (CARD.test(id) && isSound) record.cards[id] = { seen, days, ease, passed }
  }
  return record
}

/** One record of two: of a card that is in both, the later answer. */
export function merged(ours, theirs) {
  const record = sound(ours)
  for (const [id, state] of Object.entries(theirs.cards)) {
    if (!record.cards[id] || record.cards[id].seen < state.seen) record.cards[id] = state
  }
  return record
}

export const memory = new Kept("casebook.cards", sound)
