/** The state of a page in its address, so that a link shows the same. */

export function read(name) {
  return new URLSearchParams(location.search).get(name) ?? ""
}

/** Change parameters of the address; an empty one is left out. A `step` is one that "back" undoes. */
export function write(values, { step = false } = {}) {
  const parameters = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(values)) {
    if (value) parameters.set(name, value)
    else parameters.delete(name)
  }
  const query = parameters.toString().replaceAll("%2C", ",")
  const address = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`
  if (step) history.pushState(history.state, "", address)
  else history.replaceState(history.state, "", address)
}
