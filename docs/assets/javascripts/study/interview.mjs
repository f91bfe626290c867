/** A mock interview: draws a case, keeps the time, asks, shows solutions, and makes a record. */

import { beside } from "./beside.mjs"
import { clock, dayOf, watch } from "./clock.mjs"
import {
  asked, begun, compared, drawn, elapsed, FOLLOWUPS, LEVELS, moments, next, parts, paused, resumed, total,
} from "./course.mjs"
import { built, button, download, make } from "./elements.mjs"
import { interviews, LONGEST_NOTE } from "./interviews.mjs"
import { asMarkdown, recordView } from "./protocol.mjs"

const TICK = 250
/** Milliseconds after which the interview that goes on is kept again. */
const KEPT_EVERY = 10_000
const LEVEL_NAMES = { mid: "Mid level", senior: "Senior", staff: "Staff" }

const actions = (...buttons) => make("p", { className: "casebook-actions" }, ...buttons)
const said = text => make("p", { textContent: text })

function listOf(items) {
  return make("ul", {}, ...items.map(item => built("li", "", item)))
}

function choice(label, options) {
  const select = make("select", {}, ...options.map(([value, textContent]) => make("option", { value, textContent })))
  return { select, element: make("label", {}, make("span", { textContent: label }), select) }
}

export class Interview {
  constructor(box, time, random) {
    Object.assign(this, { box, time, random })
    this.cases = [...box.querySelectorAll("[data-interview]")].map(place => {
      const line = place.closest("li")
      return {
        slug: place.dataset.interview,
        group: line.querySelector(".casebook-interview__group").textContent,
        difficulty: place.dataset.difficulty,
        title: line.querySelector("a").textContent,
        page: line.querySelector("a").href,
        data: beside(location.href, place.dataset.interview),
      }
    })
    this.room = box.querySelector(".casebook-room")
    this.begin()
  }

  /** Show something in place of what was shown, and put the cursor to its heading. */
  show(heading, ...content) {
    const title = make("h2", { textContent: heading, tabIndex: -1 })
    this.room.replaceChildren(title, ...content)
    return title
  }

  focus(title) {
    title.focus({ preventScroll: true })
    this.room.scrollIntoView({ block: "nearest" })
  }

  /** Choose what to draw from. */
  begin(message = "") {
    this.stop?.()
    const kept = interviews.read()
    const groups = [...new Set(this.cases.map(one => one.group))]
    const group = choice("Group", [["", "Any"], ...groups.map(one => [one, one])])
    const difficulty = choice("Difficulty", [["", "Any"], ["1", "1"], ["2", "2"], ["3", "3"]])
    const level = choice("Your level", LEVELS.map(one => [one, LEVEL_NAMES[one]]))
    level.select.value = "senior"
    const together = make("input", { type: "checkbox", checked: true })
    const status = make("p", { textContent: message })
    status.setAttribute("role", "status")
    const draw = button("Draw a case", async () => {
      const wanted = { group: group.select.value, difficulty: difficulty.select.value }
      const past = interviews.read().interviews.map(one => one.slug)
      const found = drawn(this.cases, wanted, past, this.random)
      if (!found) status.textContent = "No case is like that; ask for less."
      else if (!(await this.load(found))) status.textContent = "The case could not be loaded; are you offline?"
      else this.propose({ level: level.select.value, isStraight: !together.checked })
    })
    const choices = make("div", { className: "casebook-room__choices" }, group.element, difficulty.element, level.element)
    const compare = make("label", {}, together, "Compare with the solution after each step")
    const past = kept.interviews.length ? [this.past(kept.interviews)] : []
    const rest = kept.ongoing ? [button("Go on with the one that was interrupted", () => this.goOn(kept.ongoing))] : []
    this.show("Draw a case", choices, make("p", {}, compare), status, actions(draw, ...rest), ...past)
    this.alone(false)
  }

  past(records) {
    const opening = records.map(record => {
      const title = this.cases.find(one => one.slug === record.slug)?.title ?? record.slug
      const open = button(`${dayOf(record.began)}: ${title}`, async () => {
        if (await this.loadSlug(record.slug)) this.record(record)
      })
      return make("li", {}, open)
    })
    const summary = make("summary", { textContent: `Records of ${records.length === 1 ? "one interview" : `${records.length} interviews`}` })
    return make("details", {}, summary, make("ul", {}, ...opening))
  }

  async load(found) {
    try {
      this.plan = await (await fetch(found.data)).json()
      this.case = found
      return true
    } catch {
      return false
    }
  }

  async loadSlug(slug) {
    const found = this.cases.find(one => one.slug === slug)
    return found ? this.load(found) : false
  }

  /** Whether the rest of the page's lists is out of the way. */
  alone(isAlone) {
    for (const part of this.box.children) if (part !== this.room) part.hidden = isAlone
  }

  propose({ level, isStraight }) {
    const start = button("Start the clock", () => {
      const questions = asked(this.plan.followups, level, this.random)
      this.enter(begun({ slug: this.case.slug, level, isStraight, asked: questions }, this.time.now()))
    })
    const seconds = this.plan.steps.reduce((sum, step) => sum + step.seconds, 0)
    const about = `${this.case.group}, difficulty ${this.case.difficulty} of 3, ${Math.round(seconds / 60)} minutes and ${FOLLOWUPS} questions.`
    const title = this.show(
      "The interviewer says",
      built("blockquote", "casebook-room__prompt", this.plan.prompt),
      said(about),
      actions(start, button("Draw another", () => this.begin())),
    )
    this.alone(true)
    this.focus(title)
  }

  async goOn(state) {
    if (!(await this.loadSlug(state.slug))) return this.begin("The case could not be loaded; are you offline?")
    const stood = { ...state, since: state.since === null ? null : Math.min(state.since, state.saved) }
    // Of the time since it was last kept nobody knows whether it was used.
    this.enter(stood.since === null ? stood : paused(stood, state.saved))
  }

  enter(state) {
    this.state = state
    this.parts = parts(this.plan, state)
    this.keep()
    if (!this.part) this.assess()
    else if (state.isComparing) this.compare()
    else this.talk()
  }

  get part() {
    return this.parts[this.state.part]
  }

  keep() {
    const ongoing = { ...this.state, saved: this.time.now() }
    this.isKept = interviews.change(record => { record.ongoing = ongoing })
  }

  note() {
    const { part, notes } = this.state
    const area = make("textarea", { rows: 6, maxLength: LONGEST_NOTE, value: notes[part] ?? "" })
    area.addEventListener("input", () => {
      const changed = [...notes]
      for (let index = 0; index < part; index++) changed[index] ??= ""
      changed[part] = area.value
      this.state = { ...this.state, notes: changed }
      this.keep()
    })
    const label = make("label", {}, make("span", { textContent: "What stands on the board" }), area)
    return make("div", { className: "casebook-try" }, label)
  }

  /** A part in which the reader talks and the clock runs. */
  talk() {
    const { part } = this.state
    const where = said(`Part ${part + 1} of ${this.parts.length}`)
    const timer = make("p", { className: "casebook-room__clock" })
    timer.setAttribute("role", "timer")
    const log = make("div", { className: "casebook-room__log" })
    log.setAttribute("role", "log")
    log.setAttribute("aria-label", "The interviewer")
    const waiting = moments(this.part)
    const say = ({ lead, text }) => {
      const line = make("p", {})
      if (lead) line.append(built("strong", "", lead), " ")
      line.append(built("span", "", text))
      log.append(line)
    }
    const ask = button("Ask the interviewer", () => {
      const index = waiting.findIndex(one => one.lead)
      if (index >= 0) say(waiting.splice(index, 1)[0])
      ask.hidden = !waiting.some(one => one.lead)
    })
    const pause = button("Pause", () => {
      const now = this.time.now()
      this.state = this.state.since === null ? resumed(this.state, now) : paused(this.state, now)
      this.keep()
      tick()
    })
    const isLast = part + 1 === this.parts.length
    const done = button(this.state.isStraight && !isLast ? "Next step" : "Done with this step", () => {
      this.stop()
      const now = this.time.now()
      const isOver = this.state.isStraight && !this.part.isLast
      this.enter(isOver ? next(this.state, this.parts.length, now) : compared(this.state, now))
    })
    const title = this.show(
      this.part.title, where, timer, built("blockquote", "", this.plan.prompt),
      built("p", "casebook-room__goal", this.part.goal), log, this.note(),
      actions(done, ask, pause, button("Give up", () => this.giveUp())),
    )
    let kept = this.time.now()
    const tick = () => {
      if (!this.room.isConnected) return this.stop()
      const now = this.time.now()
      const used = elapsed(this.state, now)
      timer.textContent = `${watch(used)} of ${watch(this.part.seconds * 1000)}, ${watch(total(this.state, now))} in all`
      timer.classList.toggle("casebook-room__clock--over", used > this.part.seconds * 1000)
      pause.textContent = this.state.since === null ? "Start the clock again" : "Pause"
      while (waiting.length && waiting[0].at * 1000 <= used) say(waiting.shift())
      ask.hidden = !waiting.some(one => one.lead)
      if (now - kept >= KEPT_EVERY) {
        kept = now
        this.keep()
      }
    }
    this.stop?.()
    this.stop = this.time.every(TICK, tick)
    tick()
    this.focus(title)
  }

  giveUp() {
    if (!confirm("Give up this interview? Its notes and times are forgotten.")) return
    interviews.change(record => { record.ongoing = null })
    this.begin()
  }

  /** A part beside its solution, while the clock stands still. */
  compare() {
    const { part, spent } = this.state
    const used = `You took ${watch(spent[part])} of ${watch(this.part.seconds * 1000)}.`
    const isLast = part + 1 === this.parts.length
    const go = button(isLast ? "Assess yourself" : "Next step, start the clock", () => {
      this.enter(next(this.state, this.parts.length, this.time.now()))
    })
    const solution = this.part.isLast ? this.answers() : this.solution(this.part)
    const title = this.show(`Compare: ${this.part.name}`, said(used), this.note(), ...solution, actions(go))
    this.focus(title)
  }

  solution(step) {
    const link = make("a", { href: `${this.case.page}#${step.anchor}`, target: "_blank", textContent: "The whole step, with its diagrams" })
    return [
      said("On the board should stand:"),
      listOf(step.output),
      built("div", "casebook-room__solution", step.solution),
      make("p", {}, link),
    ]
  }

  answers() {
    return this.state.asked.map(index => {
      const { question, answer } = this.plan.followups[index]
      return make("div", { className: "casebook-room__solution" }, built("h3", "", question), built("div", "", answer))
    })
  }

  /** Tick what an interviewer would have seen. */
  assess() {
    const levels = LEVELS.slice(0, LEVELS.indexOf(this.state.level) + 1)
    const boxes = levels.map(level => {
      const lines = this.plan.levels[level].map(text => {
        const input = make("input", { type: "checkbox" })
        return { input, element: make("label", {}, input, built("span", "", text)) }
      })
      const legend = make("legend", { textContent: LEVEL_NAMES[level] })
      return { level, lines, element: make("fieldset", {}, legend, ...lines.map(one => one.element)) }
    })
    const lesson = make("textarea", { rows: 3, maxLength: LONGEST_NOTE })
    const label = make("label", {}, make("span", { textContent: "What you will do differently next time" }), lesson)
    const finish = button("Make the record", () => {
      const ticked = ({ level, lines }) => [level, lines.flatMap(({ input }, index) => (input.checked ? [index] : []))]
      this.finish(Object.fromEntries(boxes.map(ticked)), lesson.value)
    })
    const straight = this.state.isStraight ? this.plan.steps.map(step => this.folded(step)) : []
    const title = this.show(
      "Assess yourself",
      said("Tick what somebody who listened would have heard, not what you would have known."),
      ...straight,
      ...boxes.map(one => one.element),
      make("div", { className: "casebook-try" }, label),
      actions(finish),
    )
    this.focus(title)
  }

  folded(step) {
    return make("details", {}, make("summary", { textContent: `Solution: ${step.name}` }), ...this.solution(step))
  }

  finish(shown, lesson) {
    const { slug, level, began, asked, spent, notes } = this.state
    const record = { slug, level, began, asked, spent, notes, shown, lesson }
    const isKept = interviews.change(kept => {
      kept.interviews.unshift(record)
      kept.ongoing = null
    })
    this.record(record, isKept)
  }

  record(record, isKept = true) {
    const all = parts(this.plan, record)
    const view = recordView(record, this.case, this.plan, all, LEVEL_NAMES)
    const title = this.show(
      `Mock interview: ${this.case.title}`,
      ...(isKept ? [] : [said("This browser does not keep the record. Print it, or save it as a file.")]),
      view,
      actions(
        button("Print", () => print()),
        button("Save as Markdown", () => {
          const name = `mock-interview-${record.slug}-${dayOf(record.began)}.md`
          download(name, "text/markdown", asMarkdown(view, title.textContent))
        }),
        button("Another interview", () => this.begin()),
      ),
    )
    this.alone(true)
    this.focus(title)
  }
}

export function mount(page, time = clock, random = Math.random) {
  new Interview(page.querySelector(".casebook-interview"), time, random)
}
