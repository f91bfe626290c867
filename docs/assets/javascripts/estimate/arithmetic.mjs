/**
 * Computes a formula whose units are settled, operation by operation like
 * `generator/derive/formula/evaluation.py`; a test holds both against each other.
 *
 * A formula is a number, the name of a figure, or a list of an operation and its arguments.
 */

/** How far a division may have carried a whole number off: 10.000000000000002 is ten. */
const noise = value => Math.min(Math.abs(value) * 1e-11, 1e-3)

/** The quantile of the standard normal distribution: Abramowitz and Stegun (1964), 26.2.23. */
function normalQuantile(share) {
  if (share < 0.5) return -normalQuantile(1 - share)
  const t = Math.sqrt(-2 * Math.log(1 - share))
  const above = 2.515517 + t * (0.802853 + t * 0.010328)
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  return t - above / below
}

const operations = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "**": (base, exponent) => base ** exponent,
  ceil: value => Math.ceil(value - noise(value)),
  floor: value => Math.floor(value + noise(value)),
  sqrt: value => value ** 0.5,
  log2: Math.log2,
  ln: Math.log,
  z: normalQuantile,
  min: Math.min,
  max: Math.max,
}

class NotFinite extends Error {}

/** The value of a formula, or NaN where the arithmetic has no finite result. */
export function evaluate(formula, values) {
  try {
    return finite(formula, values)
  } catch (error) {
    if (error instanceof NotFinite) return Number.NaN
    throw error
  }
}

/** The value of a formula or a part of one; infinity is no value, even if a minimum hides it. */
function finite(formula, values) {
  const value = compute(formula, values)
  if (!Number.isFinite(value)) throw new NotFinite()
  return value
}

function compute(formula, values) {
  if (typeof formula === "number") return formula
  if (typeof formula === "string") return values[formula]
  const [operation, ...operands] = formula
  return operations[operation](...operands.map(operand => finite(operand, values)))
}

/** Every figure by name: what is given, and what follows from it in the order of the list. */
export function computeAll(given, derived) {
  const values = { ...given }
  for (const [name, formula] of derived) values[name] = evaluate(formula, values)
  return values
}
