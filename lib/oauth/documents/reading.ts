import { MINUTE } from '@/lib/clock'
import { addressBlock } from '@/lib/limits/address-block'
import { FailureWindow } from '@/lib/limits/failure-window'

/** When documents are read, in seconds; docs/decisions/0012 explains each. */
export const DOCUMENTS = {
  /** The next request for authorization after so long reads the document again. */
  readAgainSeconds: 5 * MINUTE,
  /** A document that cannot be read is good for so long after it last was. */
  keptSeconds: 10 * MINUTE,
  /** What could not be read is left alone for so long. */
  restSeconds: 10,
} as const

/** Readings of addresses that are new here, in one window. */
export const READING_LIMITS = { windowSeconds: MINUTE, fromAddress: 10, atHost: 60 } as const

const KEYS_KEPT = 10_000

/** What one process has tried to read of late: strangers name the addresses. */
export class Readings {
  readonly #failed = new FailureWindow({
    windowSeconds: DOCUMENTS.restSeconds,
    keysKept: KEYS_KEPT,
  })
  /** Counted like failures, though most of them are none. */
  readonly #begun = new FailureWindow({
    windowSeconds: READING_LIMITS.windowSeconds,
    keysKept: KEYS_KEPT,
  })

  noteFailure(url: string): void {
    this.#failed.note(url)
  }

  /** Whether the document is left alone, because it could not be read a moment ago. */
  rests(url: string): boolean {
    return this.#failed.secondsClosed(url, 1) > 0
  }

  /**
   * Whether an address that is new here may be read, which is counted: neither may one caller keep
   * us reading, nor all callers together keep us at one host.
   */
  mayBegin(address: string, host: string): boolean {
    const from = `from ${addressBlock(address)}`
    const at = `at ${host}`
    const { fromAddress, atHost } = READING_LIMITS
    if (this.#begun.secondsClosed(from, fromAddress) > 0) return false
    if (this.#begun.secondsClosed(at, atHost) > 0) return false
    this.#begun.note(from)
    this.#begun.note(at)
    return true
  }
}
