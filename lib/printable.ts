/** Control characters, lone surrogates, line separators, marks that turn the direction of text. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** What takes no room: a word with it looks like the word without. Joiners are looked at apart. */
const INVISIBLE =
  /(?!\p{Join_Control}|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|\u2800/u

/** Joiners and variants belong to emoji and to scripts that join; in these they are invisible. */
const JOINS_NOTHING =
  /(?:^|[\s\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])(?:\p{Join_Control}|\p{Variation_Selector})/u

/** More marks on one letter than any language has: they cover the lines above and below. */
const PILED_UP = /\p{M}{6}/u

const HIDDEN = [UNPRINTABLE, INVISIBLE, JOINS_NOTHING, PILED_UP]

/** Whether a line of typed text shows as what it is. */
export function isPrintable(line: string): boolean {
  return !HIDDEN.some((signs) => signs.test(line))
}
