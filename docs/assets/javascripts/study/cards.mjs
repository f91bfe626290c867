/** Cards to revise: what is due, a session with them, and when each comes back. */

import { beside } from "./beside.mjs"
import { clock, dayOf } from "./clock.mjs"
import { built, button, make } from "./elements.mjs"
import { memory } from "./memory.mjs"
import { fileButtons } from "./record.mjs"
import { answered, GRADES } from "./schedule.mjs"
import { after, chosen, dueOf, NEW } from "./session.mjs"

/** Where keys mean something else. */
const TYPED_IN = "input, textarea, select, summary, a"

const counted = (count, one, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

/** A line of the list: a deck with the address of its cards. */
class Deck {
  constructor(place, revise) {
    this.slug = place.dataset.deck
    this.count = Number(place.dataset.cards)
    const row = place.closest("li")
    this.title = row.querySelector("a").textContent
    this.address = beside(location.href, this.slug)
    this.state = make("span")
    this.button = button("Revise", () => revise([this]))
    this.button.setAttribute("aria-label", `Revise ${this.title}`)
    place.append(this.state, " ", this.button)
  }

  async load() {
    const response = await fetch(this.address)
    const { cards } = await response.json()
    return cards.map(card => ({ ...card, title: this.title }))
  }

  show(states, day) {
    const met = Object.keys(states).filter(id => id.startsWith(`${this.slug}/`)).length
    this.due = dueOf(this.slug, states, day).length
    const fresh = Math.max(0, this.count - met)
    this.state.textContent = `${this.due} due, ${fresh} new`
    this.button.disabled = !this.due && !fresh
  }
}

/** The card on the table, with what can be said of it. */
class Table {
  constructor(element, cards, session, time, done) {
    Object.assign(this, { element, cards, session, time, done })
    this.states = () => memory.read().cards
    this.onKey = event => this.press(event)
    document.addEventListener("keydown", this.onKey)
    this.deal()
  }

  get card() {
    return this.cards.get(this.session.waiting[0])
  }

  deal() {
    if (!this.card) return this.end()
    const left = make("p", { className: "casebook-review__left" })
    left.textContent = `${this.card.title}, ${this.card.step} · ${counted(this.session.waiting.length, "card")} left`
    this.question = built("div", "casebook-review__question", this.card.question)
    this.question.tabIndex = -1
    this.show = button("Show the answer", () => this.turn())
    this.show.setAttribute("aria-keyshortcuts", "Space")
    const actions = make("p", { className: "casebook-actions" }, this.show, button("End the session", () => this.end()))
    this.element.replaceChildren(left, this.question, actions)
    this.question.focus({ preventScroll: true })
    this.element.scrollIntoView({ block: "nearest" })
  }

  /** Show the answer, and what can be said of one's own. */
  turn() {
    this.show = null
    const answer = built("div", "casebook-review__answer", this.card.answer)
    answer.tabIndex = -1
    const day = dayOf(this.time.now())
    const state = this.states()[this.card.id]
    const isAgain = this.session.answered.includes(this.card.id)
    const grades = GRADES.map(({ name, quality }, index) => {
      const { days } = answered(state, quality, day)
      const made = button(`${index + 1} ${name}`, () => this.grade(quality))
      // A card that comes again on the same day has its date already.
      if (!isAgain) made.append(make("small", { textContent: counted(days, "day") }))
      made.setAttribute("aria-keyshortcuts", String(index + 1))
      return made
    })
    const asked = make("legend", { textContent: "How well did you know it?" })
    this.grades = make("fieldset", { className: "casebook-review__grades" }, asked, ...grades)
    const sources = built("div", "casebook-review__sources", this.card.sources)
    this.element.lastChild.replaceWith(answer, this.grades, sources)
    answer.focus({ preventScroll: true })
  }

  grade(quality) {
    this.grades = null
    const { id } = this.card
    const { session, state } = after(this.session, this.states()[id], quality, dayOf(this.time.now()))
    this.isKept = memory.change(record => { record.cards[id] = state })
    this.session = session
    this.deal()
  }

  press(event) {
    if (!this.element.isConnected) return document.removeEventListener("keydown", this.onKey)
    const isOurs = !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest(TYPED_IN)
    const isOnButton = event.target.closest("button")
    if (isOurs && event.key === " " && this.show && !isOnButton) {
      event.preventDefault()
      this.turn()
    } else if (isOurs && this.grades && GRADES[Number(event.key) - 1]) {
      event.preventDefault()
      this.grade(GRADES[Number(event.key) - 1].quality)
    }
  }

  end() {
    document.removeEventListener("keydown", this.onKey)
    const said = `${counted(this.session.answered.length, "card")} revised.`
    this.done(this.isKept === false ? `${said} This browser does not keep when they come back.` : said)
  }
}

/** Forget the schedule of cards that a deck no longer has, or they would be due for ever. */
function forgetGone(decks, cards) {
  const isGone = id => decks.some(deck => id.startsWith(`${deck.slug}/`)) && !cards.has(id)
  const gone = Object.keys(memory.read().cards).filter(isGone)
  if (gone.length) memory.change(record => gone.forEach(id => delete record.cards[id]))
}

export function mount(page, time = clock) {
  const box = page.querySelector(".casebook-decks")
  const summary = make("p", { className: "casebook-decks__summary" })
  summary.setAttribute("role", "status")
  const table = make("section", { className: "casebook-review", hidden: true })
  table.setAttribute("aria-label", "Revision")
  const all = button("Revise what is due", () => revise(decks.filter(deck => deck.due), 0))
  const files = fileButtons(said => show(`${said} `))
  const actions = make("p", { className: "casebook-actions" }, all, ...files)
  const decks = [...box.querySelectorAll("[data-deck]")].map(place => new Deck(place, revise))
  const list = [...box.querySelectorAll(":scope > ul")]
  const bar = box.querySelector(".casebook-decks__bar")
  bar.append(summary, actions)
  bar.after(table)

  function show(said = "") {
    const { cards } = memory.read()
    const day = dayOf(time.now())
    decks.forEach(deck => deck.show(cards, day))
    const due = decks.reduce((sum, deck) => sum + deck.due, 0)
    summary.textContent = `${said}${due ? `${counted(due, "card")} due today.` : "Nothing is due today."}`
    all.disabled = !due
  }

  function practice(isOn) {
    table.hidden = !isOn
    for (const part of [...list, actions]) part.hidden = isOn
  }

  async function revise(some, most = NEW) {
    let loaded
    try {
      loaded = (await Promise.all(some.map(deck => deck.load()))).flat()
    } catch {
      show("The cards could not be loaded; are you offline? ")
      return
    }
    const cards = new Map(loaded.map(card => [card.id, card]))
    forgetGone(some, cards)
    const waiting = chosen([...cards.keys()], memory.read().cards, dayOf(time.now()), most)
    practice(true)
    summary.textContent = `${counted(waiting.length, "card")} in this session.`
    new Table(table, cards, { waiting, answered: [] }, time, said => {
      practice(false)
      table.replaceChildren()
      show(`${said} `)
      all.focus()
    })
  }

  show()
}
