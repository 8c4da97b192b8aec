import { MINUTE, now } from '@/lib/clock'
import { engineKeyStore, replaceKeyStore } from '../engine/seams/client-key-store'
import { type Client, errors } from '../protocol/oidc-provider'
import { keysReadError, triedKeyId } from './verification-keys'

/** How long keys from an app's own address are used, whatever the HTTP headers say. */
export const PUBLISHED_KEYS = {
  /** After this time the next use reads them again, and then a removed key is refused. */
  readAgainSeconds: 5 * MINUTE,
  /** If the address does not answer, the keys are valid for this time after the last read. */
  keptSeconds: 10 * MINUTE,
  /** An unknown key causes a new read at once, but not more often than this. */
  restSeconds: 10,
} as const

/**
 * Keeps the keys that an app publishes itself (`jwks_uri`) with its built client. Without this, the
 * engine would keep a key while it verifies, and look for a new one only when the headers say so. A
 * token that is minted with such a key carries the `id` of the client's address (`jwks_id`). A set
 * that contains a private or a symmetric key counts as empty.
 */
export function keepPublishedKeys(client: Client, id: string): void {
  const engine = engineKeyStore(client)
  const reading = new Reading(engine.refresh)
  replaceKeyStore(client, {
    selectForVerify(wanted) {
      triedKeyId.set(id)
      keysReadError.set(reading.error)
      return reading.isDue() ? [] : engine.selectForVerify(wanted)
    },
    // A failed verification is tried again after a refresh, unless this says that it would not
    // help.
    fresh: () => reading.rests(),
    async refresh() {
      await reading.again()
      keysReadError.set(reading.error)
    },
  })
}

/** When the keys of one address were read, and when they may and must be read again. */
class Reading {
  /** Why the last attempt failed, for the log only. */
  error: string | undefined
  #readMs = Number.NEGATIVE_INFINITY
  #triedMs = Number.NEGATIVE_INFINITY
  #underWay: Promise<void> | undefined
  readonly #fetchAll: () => Promise<void>

  constructor(fetchAll: () => Promise<void>) {
    this.#fetchAll = fetchAll
  }

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
      this.error = reasonOf(error)
    }
    this.#triedMs = now().getTime()
    this.#underWay = undefined
  }
}

function isPast(sinceMs: number, seconds: number): boolean {
  return now().getTime() >= sinceMs + seconds * 1000
}

function reasonOf(error: unknown): string {
  const reasons: string[] = []
  for (let one = error; one instanceof Error; one = one.cause) {
    const described = one instanceof errors.OIDCProviderError ? one.error_description : undefined
    reasons.push(described ?? one.message)
  }
  return reasons.join(': ')
}
