/** Reads a number as people type it: `3.5k`, `2e6`, `1,000,000`, `10^6`, `5 %`, `−2`. */

const SUFFIXES = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 }
const SHAPE = /^(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:(?:\*|x|×)?10\^([+-]?\d+))?([kmbt]?)%?$/i

/** The number, or NaN if the text is none. */
export function read(text) {
  const bare = text.replaceAll("−", "-").replace(/[\s,_\u00a0]/g, "")
  const power = bare.match(/^10\^([+-]?\d+)$/)
  if (power) return 10 ** Number(power[1])
  const found = bare.match(SHAPE)
  if (!found) return Number.NaN
  const [, number, exponent = "0", suffix] = found
  return Number(number) * 10 ** Number(exponent) * (SUFFIXES[suffix.toLowerCase()] ?? 1)
}
