/** The state of a page in its address, so that a link shows the same. */

export function read(name) {
  return new URLSearchParams(location.search).get(name) ?? ""
}

/** Change parameters of the address without a step in the history; an empty one is left out. */
export function write(values) {
  const parameters = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(values)) {
    if (value) parameters.set(name, value)
    else parameters.delete(name)
  }
  const query = parameters.toString().replaceAll("%2C", ",")
  history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`)
}
