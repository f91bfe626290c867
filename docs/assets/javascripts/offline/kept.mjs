/** What of this site can be read without a connection: the pages that the service worker has kept. */

const scope = () => globalThis.__md_scope?.pathname ?? "/"

/** The names of our caches; other sites may stand on the same host. */
async function cachesOfOurs() {
  try {
    return (await caches.keys()).filter(name => name.startsWith(`casebook ${scope()} `))
  } catch {
    // Where nothing can be kept there is nothing.
    return []
  }
}

async function* entries() {
  for (const name of await cachesOfOurs()) {
    const cache = await caches.open(name)
    for (const { url } of await cache.keys()) {
      if (url.endsWith("/index.html")) yield { cache, url }
    }
  }
}

/** How many pages are kept. */
export async function countPages() {
  const found = new Set()
  for await (const { url } of entries()) found.add(url)
  return found.size
}

/** The pages that are kept, by title. */
export async function readPages() {
  const found = new Map()
  for await (const { cache, url } of entries()) {
    const page = new DOMParser().parseFromString(await (await cache.match(url)).text(), "text/html")
    const title = page.querySelector("h1")?.firstChild?.textContent.trim() || page.title
    found.set(url, { address: url.replace(/index\.html$/, ""), title })
  }
  return [...found.values()].sort((one, other) => one.title.localeCompare(other.title))
}

/** Keep no page any more, until the site is opened anew. */
export async function forgetPages() {
  const registration = await navigator.serviceWorker?.getRegistration(scope())
  await registration?.unregister()
  // The worker lives on with this page, but it keeps nothing where there is no cache.
  for (const name of await cachesOfOurs()) await caches.delete(name)
}
