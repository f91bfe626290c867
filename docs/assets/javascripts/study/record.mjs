/** All that a reader keeps, in one file: notes and marks, the schedule of cards, and interviews. */

import { button, download, make } from "./elements.mjs"
import { interviews, merged as sittings } from "./interviews.mjs"
import { LARGEST } from "./keeping.mjs"
import { memory, merged as cards } from "./memory.mjs"
import { merged as steps, steps as study } from "./store.mjs"

const PARTS = [
  { kept: study, merged: steps },
  { kept: memory, merged: cards },
  { kept: interviews, merged: sittings },
]

/** The record as it is saved. */
export function whole() {
  return Object.assign({}, ...PARTS.map(({ kept }) => kept.read()))
}

/** What of all records in this browser could not be read, as text. */
export function unread() {
  return PARTS.map(({ kept }) => kept.unread()).filter(Boolean).join("\n")
}

/** The record in a file; an error if there is none. */
async function recordIn(file) {
  if (file.size > LARGEST) throw new RangeError("too large for a record")
  const value = JSON.parse(await file.text())
  const names = Object.keys(whole())
  if (!names.some(name => Object.hasOwn(value, name))) throw new TypeError("no record")
  return value
}

/** Add the record in a file to what is here, and say in a sentence what came of it. */
export async function load(file) {
  let theirs
  try {
    theirs = await recordIn(file)
  } catch {
    return "This file holds no record; nothing was changed."
  }
  const isKept = PARTS.map(({ kept, merged }) => kept.write(merged(kept.read(), kept.sound(theirs))))
  return isKept.every(Boolean) ? "The record was loaded." : "This browser keeps nothing."
}

/** The buttons that save all records as a file, and load one; `say` gets a sentence on what happened. */
export function fileButtons(say) {
  const file = make("input", { type: "file", accept: "application/json", hidden: true })
  file.addEventListener("change", async () => {
    say(await load(file.files[0]))
    file.value = ""
  })
  const save = button("Save my record", () => {
    download("casebook-record.json", "application/json", JSON.stringify(whole(), null, 2))
  })
  return [save, button("Load a record", () => file.click()), file]
}
