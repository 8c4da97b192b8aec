/** Used in place of an app's id that cannot exist. */
export const NOBODY = '-'

/** The digest to compare with when there is none, so that the answer takes the same time. */
export const NOBODYS = { digest: Buffer.alloc(32), pepperVersion: 1 }
