/** Has the browser keep the pages that are read, for when there is no connection; lists them where one is missing. */

import { readPages } from "./offline/kept.mjs"

const WORKER = "offline.js"
const LIST = ".casebook-offline"

const isServed = location.protocol.startsWith("http") && "serviceWorker" in navigator

/** Name to a worker what this page is made of, itself included, and what it still loads while nobody answers for it. */
function nameLoaded(worker) {
  worker.postMessage({ keep: [location.href] })
  const observer = new PerformanceObserver(entries => {
    worker.postMessage({ keep: entries.getEntries().map(({ name }) => name) })
  })
  observer.observe({ type: "resource", buffered: true })
}

async function register() {
  const hadWorker = Boolean(navigator.serviceWorker.controller)
  try {
    const registration = await navigator.serviceWorker.register(new URL(WORKER, globalThis.__md_scope))
    // It waited before this page was opened, which is therefore of its edition.
    registration.waiting?.postMessage({ isNew: true })
    const { active } = await navigator.serviceWorker.ready
    if (!hadWorker) nameLoaded(active)
  } catch {
    // A private window, or a browser that keeps nothing: the site works as without it.
  }
}

/** Say which pages can be read without a connection. */
async function list(place) {
  place.dataset.live = "true"
  const pages = await readPages()
  place.hidden = !pages.length
  for (const { address, title } of pages) {
    const link = document.createElement("a")
    const line = document.createElement("li")
    Object.assign(link, { href: address, textContent: title })
    line.append(link)
    place.lastElementChild.append(line)
  }
}

function start() {
  const place = document.querySelector(LIST)
  if (isServed && place && !place.dataset.live) list(place)
}

/** Not before the page is complete, so that nobody waits for it. */
function whenIdle(action) {
  const later = () => (window.requestIdleCallback ?? setTimeout)(action)
  if (document.readyState === "complete") later()
  else addEventListener("load", later)
}

if (isServed) whenIdle(register)
if (window.document$) window.document$.subscribe(start)
else start()
