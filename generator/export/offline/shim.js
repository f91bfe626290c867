/**
 * Stands in for what a browser refuses to a page from the file system: modules, workers, fetching.
 *
 * Modules and workers are functions, registered below by their addresses. A worker runs in the page
 * itself. What would be fetched is the text of a script, which is loaded when it is asked for.
 */
const offline = (() => {
  const home = new URL("..", document.currentScript.src)
  const modules = new Map()
  const workers = new Map()
  const texts = new Map()
  const loaded = new Map()
  const nameOf = address => new URL(address, location.href).href.slice(home.href.length)

  function load(name) {
    if (!loaded.has(name)) {
      const exports = {}
      loaded.set(name, exports)
      modules.get(name)(exports)
    }
    return loaded.get(name)
  }

  function brought(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = new URL(`${name}.js`, home)
      script.onload = resolve
      script.onerror = () => reject(new TypeError(`${name} is missing`))
      document.head.append(script)
    })
  }

  async function fetch(address) {
    const name = nameOf(address)
    if (!texts.has(name)) await brought(name)
    return new Response(texts.get(name))
  }

  /** Both ends of a worker in one page: what one end posts, the other hears in a task of its own. */
  class Worker extends EventTarget {
    constructor(address) {
      super()
      this.inside = new EventTarget()
      const self = {
        addEventListener: (...listener) => this.inside.addEventListener(...listener),
        postMessage: data => hear(this, data),
        location: new URL(address, location.href),
        fetch,
      }
      self.self = self
      workers.get(nameOf(address))(self)
    }

    postMessage(data) {
      hear(this.inside, data)
    }
  }

  function hear(target, data) {
    setTimeout(() => target.dispatchEvent(new MessageEvent("message", { data })))
  }

  window.Worker = Worker
  window.fetch = fetch
  return {
    load,
    promised: async name => load(name),
    module: (name, body) => modules.set(name, body),
    worker: (name, body) => workers.set(name, body),
    text: (name, text) => texts.set(name, text),
    // As a module does, once the page is complete and the theme has started.
    start: name => addEventListener("DOMContentLoaded", () => load(name)),
  }
})()
