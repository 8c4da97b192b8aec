import { MINUTE } from '@/lib/clock'
import { AddressWindow } from '@/lib/limits/address-window'
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
  readonly #begunAt = new FailureWindow({
    windowSeconds: READING_LIMITS.windowSeconds,
    keysKept: KEYS_KEPT,
  })
  readonly #begunFrom = new AddressWindow({
    windowSeconds: READING_LIMITS.windowSeconds,
    keysKept: KEYS_KEPT,
    limit: READING_LIMITS.fromAddress,
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
    if (this.#begunFrom.secondsClosed(address) > 0) return false
    if (this.#begunAt.secondsClosed(host, READING_LIMITS.atHost) > 0) return false
    this.#begunFrom.note(address)
    this.#begunAt.note(host)
    return true
  }
}
