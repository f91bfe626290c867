/**
 * Writes a number with a unit as `generator/derive/display.py` does; a test holds both against each
 * other. What the unit alone decides arrives as a list: style, one, many, per, size.
 */

const SMALLEST_PLAIN = 1e-3
const SMALLEST_WHOLE = 100
/** From this share of a limit on, three significant digits reach the limit. */
const ROUNDS_UP = 0.9995
const SMALLEST_SCALED = 9999.5
const LARGEST = 1e15 * ROUNDS_UP
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

const SUFFIXES = [[1e12, "T"], [1e9, "B"], [1e6, "M"]]
const PREFIXES = [
  ["E", 1e18], ["P", 1e15], ["T", 1e12], ["G", 1e9], ["M", 1e6], ["k", 1e3], ["", 1],
]
const FEWEST_IN_UNIT = 0.0995
const MOST_IN_UNIT = 999.5
const LADDER = [
  ["day", "days", 86400], ["hour", "hours", 3600], ["min", "min", 60],
  ["s", "s", 1], ["ms", "ms", 1e-3], ["µs", "µs", 1e-6], ["ns", "ns", 1e-9],
]

const rounded = value => Number(value.toPrecision(3))

const grouped = (digits) => {
  const [whole, fraction] = digits.split(".")
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ",")
  return fraction === undefined ? separated : `${separated}.${fraction}`
}

/** Round to a whole number, ties away from zero. */
const whole = value => Math.sign(value) * Math.floor(Math.abs(value) + 0.5)

function scientific(value) {
  const [mantissa, exponent] = rounded(value).toExponential(2).split("e")
  const power = Number(exponent)
  const raised = [...String(Math.abs(power))].map(digit => SUPERSCRIPTS[digit]).join("")
  return `${Number(mantissa)}×10${power < 0 ? "⁻" : ""}${raised}`
}

function digits(value) {
  if (value === 0) return "0"
  if (Math.abs(value) < SMALLEST_PLAIN) return scientific(value)
  const short = rounded(value)
  if (Math.abs(short) < SMALLEST_WHOLE) return String(short)
  return grouped(String(Math.abs(value) < SMALLEST_SCALED ? whole(value) : short))
}

/** A number with three significant digits and, from ten thousand up, k, M, B or T. */
export function scaled(value) {
  const size = Math.abs(value)
  if (size >= LARGEST) return scientific(value)
  if (size < SMALLEST_SCALED) return digits(value)
  const [limit, suffix] = SUFFIXES.find(([least]) => size >= least * ROUNDS_UP) ?? [1e3, "k"]
  return `${digits(value / limit)} ${suffix}`
}

const isOne = text => text === "1" || text === "-1"
const joined = (number, unit) => (unit ? `${number} ${unit}` : number)

function prefixed(value, unit) {
  const [symbol, size] = PREFIXES.find(([, least]) => Math.abs(value) >= least * ROUNDS_UP) ?? ["", 1]
  return `${digits(value / size)} ${symbol}${unit}`
}

function timed(value, one, many, seconds) {
  let unit = [one, many, seconds]
  const size = Math.abs(value)
  if (value !== 0 && !(size >= FEWEST_IN_UNIT && size < MOST_IN_UNIT)) {
    unit = LADDER.find(([, , least]) => size * seconds >= least * ROUNDS_UP) ?? LADDER.at(-1)
  }
  const text = scaled((value * seconds) / unit[2])
  return `${text} ${isOne(text) ? unit[0] : unit[1]}`
}

/** The value as a reader would say it: `34.7 k queries/s`, `5.12 TB`, `12 days`. */
export function write(value, [style, one, many, per, size]) {
  if (!Number.isFinite(value)) return "—"
  const number = style === "count" ? scaled(value) : ""
  const text = {
    prefix: () => prefixed(value * size, one),
    percent: () => `${digits(value)}%`,
    time: () => timed(value, one, many, size),
    count: () => joined(number, isOne(number) ? one : many),
  }[style]()
  return `${text}${per}`.replaceAll(" ", "\u00a0")
}

/** The value with all the digits that a double holds for certain, in its declared unit. */
export function exact(value, [style, one, many, per, size]) {
  if (!Number.isFinite(value)) return "—"
  const number = full(style === "prefix" ? value * size : value)
  const unit = style === "prefix" || isOne(number) ? one : many
  const text = style === "percent" ? `${number}%` : joined(number, unit)
  return `${text}${per}`.replaceAll(" ", "\u00a0")
}

/** Twelve significant digits without zeros at the end, and all digits of a whole number. */
export function full(value) {
  if (Number.isInteger(value) && Math.abs(value) < LARGEST) return grouped(String(value + 0))
  const short = Number(value.toPrecision(12))
  const [mantissa, exponent] = short.toExponential().split("e")
  const power = Number(exponent)
  if (power < -4 || power >= 12) {
    return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`
  }
  return grouped(short.toFixed(Math.max(0, mantissa.replace(/[-.]/g, "").length - 1 - power)))
}
