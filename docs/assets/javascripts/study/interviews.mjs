/** What a reader keeps of mock interviews: the one that is going on, and the records of those that are over. */

import { LEVELS } from "./course.mjs"
import { ID, Kept } from "./keeping.mjs"

const MOST = 50
const MOST_PARTS = 12
export const LONGEST_NOTE = 4000

const list = (value, most) => (Array.isArray(value) ? value.slice(0, most) : [])
const isCount = (value, most) => Number.isInteger(value) && value >= 0 && value <= most
const isTime = value => isCount(value, 1e14)
const texts = value => list(value, MOST_PARTS).map(one => (typeof one === "string" ? one.slice(0, LONGEST_NOTE) : ""))
const numbers = (value, most) => [...new Set(list(value, 100).filter(one => isCount(one, most)))]

/** What the interview that goes on and a record have in common; none, if it is neither. */
function common(value) {
  const isSound = typeof value?.slug === "string" && ID.test(value.slug) && LEVELS.includes(value.level) && isTime(value.began)
  if (!isSound) return null
  return {
    slug: value.slug,
    level: value.level,
    began: value.began,
    asked: numbers(value.asked, 100),
    spent: list(value.spent, MOST_PARTS).map(one => (isTime(one) ? one : 0)),
    notes: texts(value.notes),
  }
}

function ongoing(value) {
  const known = common(value)
  if (!known?.spent.length || !isCount(value.part, MOST_PARTS)) return null
  return {
    ...known,
    isStraight: value.isStraight === true,
    part: value.part,
    since: isTime(value.since) ? value.since : null,
    isComparing: value.isComparing === true,
    saved: isTime(value.saved) ? value.saved : 0,
  }
}

function over(value) {
  const known = common(value)
  if (!known) return null
  const shown = Object.fromEntries(LEVELS.map(level => [level, numbers(value.shown?.[level], 100)]))
  return { ...known, shown, lesson: texts([value.lesson])[0] }
}

/** A record in which everything has the right form; what has not is left out. */
export function sound(value) {
  const interviews = list(value?.interviews, MOST).map(over).filter(Boolean)
  return { interviews, ongoing: ongoing(value?.ongoing) }
}

/** One record of two: every interview once, the latest first, and the one that goes on here. */
export function merged(ours, theirs) {
  const began = new Set(ours.interviews.map(one => one.began))
  const all = [...ours.interviews, ...theirs.interviews.filter(one => !began.has(one.began))]
  return sound({ interviews: all.sort((one, other) => other.began - one.began), ongoing: ours.ongoing ?? theirs.ongoing })
}

export const interviews = new Kept("casebook.interviews", sound)
