/** The course of a mock interview: which step, how long, and what the interviewer says when.

  Pure functions of a state, a plan and a time in milliseconds. A state is plain data, so that it can be kept. */

/** How many follow-ups are asked after the last step, and the time for each. */
export const FOLLOWUPS = 2
const SECONDS_EACH = 120
const LAST_MINUTE = 60
export const LEVELS = ["mid", "senior", "staff"]

/** One of the cases that are wanted, of those that were drawn least often; none if there is none. */
export function drawn(cases, wanted, past, random) {
  const fits = cases.filter(
    one => (!wanted.group || one.group === wanted.group) && (!wanted.difficulty || one.difficulty === wanted.difficulty),
  )
  const times = one => past.filter(slug => slug === one.slug).length
  const fewest = Math.min(...fits.map(times))
  const fresh = fits.filter(one => times(one) === fewest)
  return fresh[Math.floor(random() * fresh.length)]
}

/** Numbers of the follow-ups that are asked: those of the level first, then easier ones, then any. */
export function asked(followups, level, random) {
  const rank = { [level]: 0 }
  LEVELS.slice(0, LEVELS.indexOf(level)).forEach(one => { rank[one] = 1 })
  const order = followups.map(({ level: one }, index) => ({ index, key: (rank[one] ?? 2) + random() }))
  return order
    .sort((one, other) => one.key - other.key)
    .slice(0, FOLLOWUPS)
    .map(({ index }) => index)
}

/** The parts of an interview: the steps, and the questions after them. */
export function parts(plan, state) {
  const questions = state.asked.map(index => ({ lead: "A question.", text: plan.followups[index].question }))
  const last = {
    name: "Questions",
    title: "Answer the follow-ups",
    goal: "The interviewer knows where your design ends, and that you know it too.",
    seconds: questions.length * SECONDS_EACH,
    says: questions,
    isLast: true,
  }
  return questions.length ? [...plan.steps, last] : plan.steps
}

/** What the interviewer says during a part, each at its second, in order of time. */
export function moments(part) {
  const { says, seconds, isLast } = part
  const at = index => Math.round(isLast ? (seconds * index) / says.length : (seconds * (index + 1)) / (says.length + 1))
  const said = says.map((one, index) => ({ at: at(index), ...one }))
  const time = [
    { at: seconds - LAST_MINUTE, text: "One minute is left for this step." },
    { at: seconds, text: "The time for this step is over. Go on, or say where you take the time from." },
  ]
  return [...said, ...time].sort((one, other) => one.at - other.at)
}

export function begun({ slug, level, isStraight, asked }, now) {
  return { slug, level, isStraight, asked, began: now, part: 0, spent: [0], notes: [], since: now, isComparing: false }
}

/** Milliseconds that a part has taken so far. */
export function elapsed(state, now, part = state.part) {
  const running = part === state.part && state.since !== null ? now - state.since : 0
  return (state.spent[part] ?? 0) + Math.max(0, running)
}

/** Milliseconds of the whole interview. */
export function total(state, now) {
  return state.spent.reduce((sum, _, part) => sum + elapsed(state, now, part), 0)
}

export function paused(state, now) {
  const spent = state.spent.with(state.part, elapsed(state, now))
  return { ...state, spent, since: null }
}

export function resumed(state, now) {
  return state.since === null ? { ...state, since: now } : state
}

/** After a part: compare it with its solution, while the clock stands still. */
export function compared(state, now) {
  return { ...paused(state, now), isComparing: true }
}

/** The next part, with its clock running; none after the last one, and then the clock stands still. */
export function next(state, count, now) {
  const still = { ...paused(state, now), isComparing: false, part: state.part + 1 }
  return still.part < count ? { ...still, spent: [...still.spent, 0], since: now } : still
}
