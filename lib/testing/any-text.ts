import fc from 'fast-check'

const SURROGATES = { first: 0xd800, count: 0x800 }
const ONE_CHARACTER = /^\P{Surrogate}$/u

/**
 * Text of any characters of Unicode. fast-check's own unit for this, `binary`, first makes a table of all
 * 1.1 million of them, which takes a second in every process that loads it.
 */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: character, maxLength })
}

const character = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES.count })
  .map(characterAt, positionOf)

function characterAt(position: number): string {
  const skipped = position < SURROGATES.first ? 0 : SURROGATES.count
  return String.fromCodePoint(position + skipped)
}

/** fast-check asks this of words that have broken programs, such as `__proto__`, and mixes in those that fit. */
function positionOf(text: unknown): number {
  if (typeof text !== 'string' || !ONE_CHARACTER.test(text)) throw new Error('not one character')
  const point = text.codePointAt(0) ?? 0
  return point < SURROGATES.first ? point : point - SURROGATES.count
}
