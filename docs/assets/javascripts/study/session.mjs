/** A session with cards: which come, in which order, and which come again. */

import { answered, due, isRepeated } from "./schedule.mjs"

/** New cards of a session: more are not remembered. */
export const NEW = 10

/** The ids that come on a day: what is due, longest due first, then a few that are new. */
export function chosen(ids, states, day, most = NEW) {
  const waiting = ids.filter(id => states[id] && due(states[id]) <= day)
  waiting.sort((one, other) => due(states[one]).localeCompare(due(states[other])))
  return [...waiting, ...ids.filter(id => !states[id]).slice(0, most)]
}

/** Ids of a deck that are due on a day. */
export function dueOf(slug, states, day) {
  return Object.keys(states).filter(id => id.startsWith(`${slug}/`) && due(states[id]) <= day)
}

/** A session after an answer to its first card, and the new state of that card.
 *
 * Only the first answer of a session counts: the others repeat what was shown minutes ago. */
export function after(session, state, quality, day) {
  const [id, ...rest] = session.waiting
  const isFirst = !session.answered.includes(id)
  return {
    session: {
      waiting: isRepeated(quality) ? [...rest, id] : rest,
      answered: isFirst ? [...session.answered, id] : session.answered,
    },
    state: isFirst ? answered(state, quality, day) : state,
  }
}
