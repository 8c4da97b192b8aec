import { MINUTE, now } from '@/lib/clock'

/** How long keys from somebody's own address are used, whatever the HTTP headers say. */
export const PUBLISHED_KEYS = {
  /** After this time the next use reads them again, and then a removed key is refused. */
  readAgainSeconds: 5 * MINUTE,
  /** If the address does not answer, the keys are valid for this time after the last read. */
  keptSeconds: 10 * MINUTE,
  /** An unknown key causes a new read at once, but not more often than this. */
  restSeconds: 10,
} as const

/**
 * When the keys of one address were read, and when they may and must be read again. `wordsOf` says
 * more of an error than its message.
 */
export class Reading {
  /** Why the last attempt failed, for the log only. */
  error: string | undefined
  #readMs = Number.NEGATIVE_INFINITY
  #triedMs = Number.NEGATIVE_INFINITY
  #underWay: Promise<void> | undefined
  readonly #fetchAll: () => Promise<void>
  readonly #wordsOf: (error: Error) => string | undefined

  constructor(
    fetchAll: () => Promise<void>,
    wordsOf: (error: Error) => string | undefined = () => undefined,
  ) {
    this.#fetchAll = fetchAll
    this.#wordsOf = wordsOf
  }

  /** Whether it was tried a moment ago, so that another attempt has to wait. */
  rests(): boolean {
    return !this.#underWay && !isPast(this.#triedMs, PUBLISHED_KEYS.restSeconds)
  }

  /** Whether the keys must be read before they are used. */
  isDue(): boolean {
    const { readAgainSeconds, keptSeconds } = PUBLISHED_KEYS
    return isPast(this.#readMs, this.rests() ? keptSeconds : readAgainSeconds)
  }

  /** Reads the keys, once for all callers that wait. Never throws. */
  async again(): Promise<void> {
    if (this.rests()) return
    this.#underWay ??= this.#read()
    await this.#underWay
  }

  async #read(): Promise<void> {
    try {
      await this.#fetchAll()
      this.#readMs = now().getTime()
      this.error = undefined
    } catch (error) {
      this.error = reasonOf(error, this.#wordsOf)
    }
    this.#triedMs = now().getTime()
    this.#underWay = undefined
  }
}

function isPast(sinceMs: number, seconds: number): boolean {
  return now().getTime() >= sinceMs + seconds * 1000
}

function reasonOf(error: unknown, wordsOf: (error: Error) => string | undefined): string {
  const reasons: string[] = []
  for (let one = error; one instanceof Error; one = one.cause) {
    reasons.push(wordsOf(one) ?? one.message)
  }
  return reasons.join(': ')
}
