/** Writes a number with its thousands apart: `1,000`. */
export const COUNT = new Intl.NumberFormat('en')

/** How long a list is: `120`, or `10,000+` where no more are counted. */
export function lengthInShort({ total, isMore }: { total: number; isMore: boolean }): string {
  return `${COUNT.format(total)}${isMore ? '+' : ''}`
}
