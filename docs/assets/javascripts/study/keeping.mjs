/** A record in this browser's local storage, read like a file from a stranger.

  Nothing is written before the reader does something, and nothing leaves the browser. What of a record has not the
  right form is left out, and put aside before anything is written over it. */

/** Characters of a record, or bytes of a file, that are read. */
export const LARGEST = 2_000_000

/** How the name of a thing in the data is written. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The entries of an object; none of anything else. */
export const entries = value => (typeof value === "object" && value ? Object.entries(value) : [])

function stored(key) {
  try {
    return localStorage.getItem(key) ?? ""
  } catch {
    // The browser keeps nothing, or does not tell.
    return ""
  }
}

export class Kept {
  /** `sound` makes a record of any value, in which everything has the right form. */
  constructor(key, sound) {
    this.key = key
    this.aside = `${key}.aside`
    this.sound = sound
  }

  /** The record that a text holds, and the text itself if something of it was left out. */
  reading(text) {
    const nothing = { record: this.sound({}), leftOut: text }
    if (!text || text.length > LARGEST) return nothing
    try {
      const record = this.sound(JSON.parse(text))
      return { record, leftOut: JSON.stringify(record) === text ? "" : text }
    } catch {
      return nothing
    }
  }

  /** The record as it is kept; an empty one if there is none, or no permission to read it. */
  read() {
    return this.reading(stored(this.key)).record
  }

  /** What of the records in this browser could not be read, as text. */
  unread() {
    return [stored(this.aside), this.reading(stored(this.key)).leftOut].filter(Boolean).join("\n")
  }

  /** Keep a record; false if the browser does not allow it, and then what was kept before still is. */
  write(record) {
    try {
      if (this.reading(stored(this.key)).leftOut) localStorage.setItem(this.aside, this.unread())
      localStorage.setItem(this.key, JSON.stringify(this.sound(record)))
      return true
    } catch {
      return false
    }
  }

  /** Change the record, and keep it. */
  change(edit) {
    const record = this.read()
    edit(record)
    return this.write(record)
  }
}
