import { DAY, now, secondsAfter } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { Refusal } from '@/lib/errors'
import { findRequest, finishRequest, forgetRequest, insertRequest, type Recorded } from './store'

/** How long a key is remembered. */
export const KEPT_SECONDS = DAY

const KEY_MAX = 255

/** The longest id of what a request makes: a client_id that is an address. */
export const TARGET_ID_MAX = 2000

/** Who sends which key with which request. */
export type Keyed = {
  /** The person and the app, or the app alone. */
  caller: string
  key: string
  /** Operation, path, query and body. It is digested, and nothing of it is kept. */
  request: string
}

/** What a request has made, for its replay. */
export type Made = { status: number; targetId: string | null }

/**
 * Does `work` once for each key of a caller within 24 hours
 * (draft-ietf-httpapi-idempotency-key-header-07), in whichever process the requests arrive.
 * `replay` answers the same request when it comes again. A refusal is forgotten, so that the request
 * can be sent again under its key. Refuses with `idempotency_key_reused` another request under this
 * key, with `idempotency_in_progress` while the first has no answer (it stays so if its process has
 * died: nobody knows what was done), and with `invalid_input` a key that is none.
 */
export async function onceForKey<T>(
  keyed: Keyed,
  work: () => Promise<{ answer: T; made: Made }>,
  replay: (made: Made) => Promise<T>,
): Promise<T> {
  if (!isKey(keyed.key)) throw invalidKey()
  const digest = sha256(JSON.stringify([keyed.caller, keyed.key]))
  const requestDigest = sha256(keyed.request)
  const at = now()
  const staleFrom = secondsAfter(at, -KEPT_SECONDS)
  if (!(await insertRequest({ digest, requestDigest, at, staleFrom }))) {
    return replay(madeBy(await findRequest(digest), requestDigest))
  }
  try {
    const { answer, made } = await work()
    await finishRequest(digest, made)
    return answer
  } catch (error) {
    // After anything else it is not known what was done.
    if (error instanceof Refusal) await forgetRequest(digest)
    throw error
  }
}

function madeBy(recorded: Recorded | undefined, requestDigest: Buffer): Made {
  if (!recorded) throw new Refusal('idempotency_in_progress', 'it was refused a moment ago')
  if (!recorded.requestDigest.equals(requestDigest)) throw new Refusal('idempotency_key_reused')
  const { status, targetId } = recorded
  if (status === null) throw new Refusal('idempotency_in_progress')
  return { status, targetId }
}

function isKey(key: string): boolean {
  return key.length <= KEY_MAX && /^[\x21-\x7e]+$/.test(key)
}

function invalidKey(): Refusal {
  const sentence = `Use 1 to ${KEY_MAX} ASCII characters without spaces, such as a UUID.`
  return new Refusal('invalid_input', 'Idempotency-Key', { idempotency_key: sentence })
}
