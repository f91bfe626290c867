/**
 * Keeps the pages that a reader has seen, with all that they need, for when there is no connection.
 *
 * A build puts two lines before this: `FILES` names every file of the edition with a digest of what
 * is in it, and `EDITION` is a digest of that. Nothing is kept that is not what the edition says, so
 * that pages and scripts of two editions never meet. While there is a connection, everything comes
 * from it.
 */

/* global EDITION, FILES */

const SCOPE = new URL("./", self.location).pathname
const OURS = `casebook ${SCOPE} `
const CACHE = `${OURS}${EDITION}`
/** Shown in place of a page that was never read. */
const INSTEAD = "503.html"

/** Whether the site has a newer edition, of which this worker knows nothing. */
let isOutdated = false

/** The name of a file of this edition; undefined for anything else. */
function nameOf(address) {
  const { origin, pathname } = new URL(address)
  if (origin !== self.location.origin || !pathname.startsWith(SCOPE)) return undefined
  const path = decodeURI(pathname.slice(SCOPE.length))
  const name = path && !path.endsWith("/") ? path : `${path}index.html`
  return Object.hasOwn(FILES, name) ? name : undefined
}

/** The address that the browser knows a file by, which for a page is that of its folder. */
const addressOf = name => SCOPE + name.replace(/(^|\/)index\.html$/, "$1")

async function digestOf(content) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content))
  return btoa(String.fromCharCode(...bytes.slice(0, 9))).replaceAll("+", "-").replaceAll("/", "_")
}

/** Keep a file if it is what this edition says; false if it is not. */
async function keep(cache, name, response) {
  const content = await response.arrayBuffer()
  if ((await digestOf(content)) !== FILES[name]) return false
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" }
  await cache.put(SCOPE + name, new Response(content, { headers }))
  return true
}

async function fetched(name, cache, mode) {
  try {
    const response = await fetch(addressOf(name), { cache: mode })
    if (response.ok) await keep(cache, name, response)
  } catch {
    // What is missing is missed when it is asked for.
  }
}

/** Take over what is the same in an earlier edition, and fetch anew what a reader had of the rest. */
async function inherit(cache) {
  for (const earlier of await others()) {
    const old = await caches.open(earlier)
    for (const request of await old.keys()) {
      const name = nameOf(request.url)
      const response = name && (await old.match(request))
      if (!response || (await cache.match(request)) || (await keep(cache, name, response))) continue
      if (!navigator.connection?.saveData) await fetched(name, cache, "no-cache")
    }
  }
}

async function others() {
  return (await caches.keys()).filter(name => name.startsWith(OURS) && name !== CACHE)
}

async function install() {
  const cache = await caches.open(CACHE)
  await inherit(cache)
  if (!(await cache.match(SCOPE + INSTEAD))) await fetched(INSTEAD, cache, "default")
}

async function activate() {
  for (const name of await others()) await caches.delete(name)
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
}

/** Note what came from the site. A reader who had everything forgotten has no cache any more. */
async function note(name, response, isPage) {
  if (!(await caches.has(CACHE))) return
  const cache = await caches.open(CACHE)
  if (!isPage && (await cache.match(SCOPE + name))) return
  if (!(await keep(cache, name, response)) && isPage) isOutdated = true
}

async function kept(name) {
  return (await caches.has(CACHE)) ? (await caches.open(CACHE)).match(SCOPE + name) : undefined
}

async function answer(event, name) {
  const isPage = event.request.mode === "navigate"
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request))
    if (name && response.status === 200) event.waitUntil(note(name, response.clone(), isPage))
    return response
  } catch (error) {
    // A page of a newer edition gets no script of this one.
    const found = name && (isPage || !isOutdated) ? await kept(name) : undefined
    const instead = isPage ? await kept(INSTEAD) : undefined
    if (found ?? instead) return found ?? instead
    throw error
  }
}

/** Keep what a page has loaded before there was a worker; it is still in the browser's own cache. */
async function keepLoaded(addresses) {
  if (!(await caches.has(CACHE))) return
  const cache = await caches.open(CACHE)
  const names = new Set(addresses.map(nameOf).filter(Boolean))
  await Promise.all([...names].map(async name => {
    if (!(await cache.match(SCOPE + name))) await fetched(name, cache, "force-cache")
  }))
}

/** A newer worker takes over at once if nobody reads a page of the earlier edition. */
async function takeOver() {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" })
  if (open.length < 2) await self.skipWaiting()
}

self.addEventListener("install", event => event.waitUntil(install()))
self.addEventListener("activate", event => event.waitUntil(activate()))
self.addEventListener("fetch", event => {
  if (event.request.method !== "GET") return
  const name = nameOf(event.request.url)
  if (name || event.request.mode === "navigate") event.respondWith(answer(event, name))
})
self.addEventListener("message", event => {
  const { keep: addresses, isNew } = event.data
  if (addresses) event.waitUntil(keepLoaded(addresses))
  if (isNew) event.waitUntil(takeOver())
})
