import { MINUTE, now } from '@/lib/clock'
import { engineKeyStore, replaceKeyStore } from '../engine/seams/client-key-store'
import { type Client, errors } from '../protocol/oidc-provider'
import { publishedKeysId } from './client-metadata'
import { keysReadError, triedKeyId } from './verification-keys'

/** How long keys are believed that were read from an app's own address, whatever its headers say. */
export const PUBLISHED_KEYS = {
  /** The next use after so long reads them again: a key that was taken down is refused from there. */
  readAgainSeconds: 5 * MINUTE,
  /** Where the address does not answer, they are good for so long after they were last read. */
  keptSeconds: 10 * MINUTE,
  /** A key that is not among them is looked for at once, but not more often than this. */
  restSeconds: 10,
} as const

/**
 * Keeps the keys that an app publishes itself (`jwks_uri`) with its built client. The engine alone
 * would keep a key for as long as it verifies, and look for a new one as late as the headers say.
 * A token that is minted with one of them carries the id (`jwks_id`) of the address that the client
 * was built with. A set with a private or a symmetric key in it counts as empty.
 */
export function keepPublishedKeys(client: Client): void {
  const engine = engineKeyStore(client)
  const reading = new Reading(engine.refresh)
  const id = publishedKeysId(client)
  replaceKeyStore(client, {
    selectForVerify(wanted) {
      triedKeyId.set(id)
      keysReadError.set(reading.error)
      return reading.isDue() ? [] : engine.selectForVerify(wanted)
    },
    // What does not verify is tried once more after a refresh, unless this says that it would not help.
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

  /** Whether the keys must not be used as they are. */
  isDue(): boolean {
    const { readAgainSeconds, keptSeconds } = PUBLISHED_KEYS
    return isPast(this.#readMs, this.rests() ? keptSeconds : readAgainSeconds)
  }

  /** Reads the keys, once for everybody who waits for them; never throws. */
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
