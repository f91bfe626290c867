/** The record of a mock interview on one page, and the same as Markdown. */

import { dayOf, watch } from "./clock.mjs"
import { built, make } from "./elements.mjs"
import { LEVELS } from "./course.mjs"

function row(tag, ...texts) {
  return make("tr", {}, ...texts.map(textContent => make(tag, { textContent })))
}

/** The record as a page shows and prints it. */
export function recordView(record, { title, group, difficulty }, plan, parts, levelNames) {
  const all = record.spent.reduce((sum, one) => sum + one, 0)
  const suggested = parts.reduce((sum, part) => sum + part.seconds * 1000, 0)
  const facts = `${title}, ${group}, difficulty ${difficulty} of 3. ${dayOf(record.began)}, for ${levelNames[record.level].toLowerCase()}. `
  const times = make(
    "table",
    {},
    make("thead", {}, row("th", "Part", "Taken", "Suggested", "Notes")),
    make(
      "tbody",
      {},
      ...parts.map((part, index) =>
        row("td", part.name, watch(record.spent[index] ?? 0), watch(part.seconds * 1000), record.notes[index] ?? ""),
      ),
      row("td", "All", watch(all), watch(suggested), ""),
    ),
  )
  const wanted = LEVELS.slice(0, LEVELS.indexOf(record.level) + 1)
  const levels = wanted.flatMap(level => {
    const shown = new Set(record.shown[level])
    const lines = plan.levels[level]
    const count = lines.filter((_, index) => shown.has(index)).length
    const items = lines.map((text, index) => {
      const mark = make("span", { textContent: shown.has(index) ? "✓ " : "– " })
      return make("li", {}, mark, built("span", "", text))
    })
    const heading = make("h3", { textContent: `${levelNames[level]}: ${count} of ${lines.length} shown` })
    return [heading, make("ul", {}, ...items)]
  })
  const questions = record.asked.map(index => built("li", "", plan.followups[index]?.question ?? ""))
  const followups = questions.length
    ? [make("h3", { textContent: "Asked at the end" }), make("ul", {}, ...questions)]
    : []
  const lesson = record.lesson
    ? [make("h3", { textContent: "Next time" }), make("p", { textContent: record.lesson })]
    : []
  const intro = make("p", { textContent: facts })
  return make("div", { className: "casebook-record" }, intro, times, ...levels, ...followups, ...lesson)
}

const WRITTEN = {
  H3: element => `## ${element.textContent}`,
  P: element => element.textContent,
  UL: element => [...element.children].map(item => `- ${item.textContent}`).join("\n"),
  TABLE: element => {
    const lines = [...element.rows].map(one => [...one.cells].map(cell => cell.textContent.replaceAll("\n", " ").replaceAll("|", "\\|")))
    const bar = cells => `| ${cells.join(" | ")} |`
    return [bar(lines[0]), bar(lines[0].map(() => "---")), ...lines.slice(1).map(bar)].join("\n")
  },
}

/** A record that is shown, as Markdown. */
export function asMarkdown(view, title) {
  const pieces = [...view.children].map(element => WRITTEN[element.tagName](element))
  return `# ${title}\n\n${pieces.join("\n\n")}\n`
}
