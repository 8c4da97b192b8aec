/** Writes a number with its thousands apart: `1,000`. */
export const COUNT = new Intl.NumberFormat('en')
