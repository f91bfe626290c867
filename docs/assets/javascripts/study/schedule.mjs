/** When a card comes back: the algorithm SM-2.

  P. A. Woźniak, Optimization of learning, 1990, section 3.2: https://www.supermemo.com/archives1990-2015/english/ol/sm2
  A card comes back after one day, then after six, then each time after its last interval times its ease, rounded up.
  An answer of quality q (0 to 5) changes the ease by 0.1 − (5 − q)(0.08 + (5 − q) · 0.02), and never below 1.3. One of a
  quality below 3 begins again with one day and leaves the ease alone. Below 4, a card also comes again on the same day. */

import { daysAfter } from "./clock.mjs"

/** What a learner can say of an answer, and the quality that it stands for. */
export const GRADES = [
  { name: "Again", quality: 1 },
  { name: "Hard", quality: 3 },
  { name: "Good", quality: 4 },
  { name: "Easy", quality: 5 },
]
const FIRST_EASE = 2.5
const LEAST_EASE = 1.3
const PASSED = 3
const REPEATED_BELOW = 4
/** A century: more is none of our business. */
export const LONGEST = 36_500

/** The state of a card that has been answered with a quality on a day; `state` is undefined for a new card. */
export function answered(state, quality, day) {
  const { days, ease, passed } = state ?? { days: 0, ease: FIRST_EASE, passed: 0 }
  if (quality < PASSED) return { seen: day, days: 1, ease, passed: 0 }
  const short = 5 - quality
  const changed = Math.max(LEAST_EASE, ease + 0.1 - short * (0.08 + short * 0.02))
  // Two digits, as in the publication: sums of fractions leave noise behind.
  const next = Math.round(changed * 100) / 100
  const interval = passed === 0 ? 1 : passed === 1 ? 6 : Math.ceil(days * next)
  return { seen: day, days: Math.min(interval, LONGEST), ease: next, passed: passed + 1 }
}

/** Whether a card comes again on the same day after an answer. */
export function isRepeated(quality) {
  return quality < REPEATED_BELOW
}

/** The day on which a card comes back. */
export function due(state) {
  return daysAfter(state.seen, state.days)
}
