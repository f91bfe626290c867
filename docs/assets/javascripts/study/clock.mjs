/** The time, for whoever is given no other. */

export const clock = {
  /** Milliseconds since 1970. */
  now: () => Date.now(),
  /** Call something again and again; what comes back stops it. */
  every(milliseconds, run) {
    const id = setInterval(run, milliseconds)
    return () => clearInterval(id)
  },
}

const padded = number => String(number).padStart(2, "0")

/** The reader's own date at a moment, as in `2026-11-24`. */
export function dayOf(milliseconds) {
  const date = new Date(milliseconds)
  return `${date.getFullYear()}-${padded(date.getMonth() + 1)}-${padded(date.getDate())}`
}

/** The date some days after another. */
export function daysAfter(day, days) {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** A time as on a watch, as in `7:05`; before the beginning, with a minus. */
export function watch(milliseconds) {
  const seconds = Math.abs(Math.trunc(milliseconds / 1000))
  return `${milliseconds <= -1000 ? "−" : ""}${Math.floor(seconds / 60)}:${padded(seconds % 60)}`
}
