/** What is wrong with an audit log. Of an event its id is known, of a seal its number. */
export type Finding =
  | { kind: 'changed' | 'removed' | 'inserted' | 'dated_back'; event: string }
  | { kind: 'seal_missing' | 'seal_changed' | 'foreign_key' | 'list_changed'; seal: number }
  | { kind: 'other_history' | 'cut'; seal: number }

const WHAT: Record<Finding['kind'], (named: string) => string> = {
  changed: (id) => `The event ${id} was changed after it was sealed.`,
  removed: (id) => `The event ${id} was removed.`,
  inserted: (id) => `The event ${id} was not written by Keyturn, or its seal was removed.`,
  dated_back: (id) => `The event ${id} was inserted later than it says.`,
  seal_missing: (number) => `The seal ${number} was removed.`,
  seal_changed: (number) => `The seal ${number} was changed.`,
  foreign_key: (number) => `The seal ${number} is signed by a key that is not this installation's.`,
  list_changed: (number) => `The list of the events of seal ${number} was changed or removed.`,
  other_history: (number) =>
    `The seal ${number} is not the one that you have kept: the log was written anew, or an older copy was restored and continued.`,
  cut: (number) =>
    `The log ends before the seal ${number} that you have kept: its end was cut off, or an older copy was restored.`,
}

/** A finding as a sentence. */
export function findingSentence(finding: Finding): string {
  return WHAT[finding.kind]('event' in finding ? finding.event : String(finding.seal))
}

/** How far a verification has come. */
export type Verification = {
  /** The number of the last seal that was verified. */
  after: number
  /** Events that were compared with their seal, and how many there are to compare. */
  verified: number
  total: number
  /** What is wrong first; null if nothing was found up to here. */
  finding: Finding | null
  done: boolean
  /** Events that wait for a seal: of them only it is known that they are there. */
  waiting: number
  /** The newest head; null before the first seal. */
  head: string | null
  /** What the seals are verified with, in PEM; null before the first seal. */
  publicKey: string | null
}
