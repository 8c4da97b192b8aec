import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { authorizeApp } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { refuseIdle } from '../refuse-idle'
import { refuseSecretless } from '../refuse-secretless'
import type { AppRecord } from '../store'
import { type AppKeyView, KEYS_MAX, KID_MAX } from './app-key'
import type { AppKeyInput } from './app-key-input'
import { type ReadKey, readPublicKey } from './read-public-key'
import { type AppKeyRecord, findKeys, insertKey } from './store'
import { viewAppKey } from './view-app-key'

/** Refuses an app that has no use for a key of ours. */
function refuseKeyless(app: AppRecord): void {
  refuseIdle(app)
  refuseSecretless(app)
  if (app.jwksUri) throw new Refusal('keys_at_jwks_uri', `app ${app.id}`)
}

function refuseTwice(keys: readonly AppKeyRecord[], key: { thumbprint: string; kid: string }) {
  const same = keys.find(({ thumbprint }) => thumbprint === key.thumbprint)
  if (same) {
    const sentence = `This key was added before, as “${same.name}”.`
    throw new Refusal('invalid_input', 'a key twice', { publicKey: sentence })
  }
  const namesake = keys.find(({ kid }) => kid === key.kid)
  if (namesake) {
    const sentence = `“${namesake.name}” has this key ID: give this key another.`
    throw new Refusal('invalid_input', 'a kid twice', { kid: sentence })
  }
  if (keys.length >= KEYS_MAX) throw new Refusal('too_many_keys', `${keys.length} keys`)
}

/** The key's own id, if it can stand in a header; otherwise the thumbprint. */
function kidOf(typed: string | null, { kid, thumbprint }: ReadKey): string {
  const own = kid && kid.length <= KID_MAX && /^[\x20-\x7e]+$/.test(kid) ? kid : null
  return typed ?? own ?? thumbprint
}

/**
 * Adds a public key with which the app may sign assertions (RFC 7523 §2.2). Refuses with
 * `not_found`, `forbidden`, `app_deleted`, `app_suspended`, `app_keeps_no_secret` for a native app,
 * `app_described_elsewhere`, `keys_at_jwks_uri`, `too_many_keys`, `step_up_required`, and
 * `invalid_input` with a sentence per field. A private key is refused before it is parsed.
 */
export async function addAppKey(
  actor: Actor,
  appId: string,
  input: AppKeyInput,
): Promise<AppKeyView> {
  refuseKeyless(await authorizeApp(db(), actor, appId, 'change'))
  requireStepUp(actor)
  const read = await readPublicKey(input.publicKey, input.algorithm)
  const { jwk, thumbprint, algorithm } = read
  const key: AppKeyRecord = {
    id: newId('key'),
    appId,
    name: input.name,
    kid: kidOf(input.kid, read),
    jwk,
    thumbprint,
    algorithm,
    use: null,
    createdAt: now(),
    createdByName: actor.personName,
  }
  await changeApp(actor, appId, async (app, tx) => {
    refuseKeyless(app)
    refuseTwice(await findKeys(tx, appId), key)
    const { use: _, ...row } = key
    await insertKey(tx, row)
    return planChange('app.key_added', { detail: { keyId: key.id, name: key.name, thumbprint } })
  })
  return viewAppKey(key)
}
