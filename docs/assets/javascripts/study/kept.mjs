/** Everything that this site keeps in a browser, the theme's choice of a palette included. */

const OURS = "casebook."
const NAMES = {
  "casebook.study": "your notes and marks",
  "casebook.study.aside": "what could not be read of them",
  "casebook.cards": "when your cards come back",
  "casebook.cards.aside": "what could not be read of that",
  "casebook.interviews": "your mock interviews",
  "casebook.interviews.aside": "what could not be read of these",
  __palette: "the palette that you chose",
}

/** How the theme's keys begin: with the path of the site, as other sites may stand on the same host. */
const themes = () => `${globalThis.__md_scope?.pathname}.`

function storages() {
  try {
    return [localStorage, sessionStorage]
  } catch {
    // Where nothing can be kept there is nothing to forget.
    return []
  }
}

function* found() {
  for (const storage of storages()) {
    for (const key of Object.keys(storage)) {
      const isThemes = key.startsWith(`${themes()}__`)
      const name = isThemes ? key.slice(themes().length) : key
      if (isThemes || key.startsWith(OURS)) yield { storage, key, name: NAMES[name] ?? name }
    }
  }
}

/** What is kept, in words. */
export function kept() {
  return [...found()].map(({ name }) => name)
}

export function forget() {
  for (const { storage, key } of [...found()]) storage.removeItem(key)
}
