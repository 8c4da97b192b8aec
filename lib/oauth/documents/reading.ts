import { MINUTE } from '@/lib/clock'
import { addressBlock } from '@/lib/limits/address-block'
import { FailureWindow } from '@/lib/limits/failure-window'

/** When documents are read, in seconds; docs/decisions/0012 explains each value. */
export const DOCUMENTS = {
  /** After this time the next authorization request reads the document again. */
  readAgainSeconds: 5 * MINUTE,
  /** If a document cannot be read, it is valid for this time after the last successful read. */
  keptSeconds: 10 * MINUTE,
  /** After a failed read, the document is not read again for this time. */
  restSeconds: 10,
} as const

/** How many new addresses are read in one window. */
export const READING_LIMITS = { windowSeconds: MINUTE, fromAddress: 10, atHost: 60 } as const

const KEYS_KEPT = 10_000

/** The recent reads of this process. It is limited, because strangers choose the addresses. */
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

  /** Whether a recent read failed, so that the document is not read now. */
  rests(url: string): boolean {
    return this.#failed.secondsClosed(url, 1) > 0
  }

  /**
   * Whether a new address may be read; this counts it. One caller must not keep us busy with reads,
   * and many callers must not make us flood one host.
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
