import { Refusal } from '@/lib/errors'
import { refuseSecretless } from '../refuse-secretless'
import type { AppRecord } from '../store'
import { KEYS_MAX } from './app-key'
import type { AppKeyRecord } from './store'

/**
 * Refuses an app that can have no added key: as `refuseSecretless` does, and with `keys_at_jwks_uri`
 * if it publishes its keys itself, or its program has registered them.
 */
export function refuseKeyless(app: AppRecord): void {
  refuseSecretless(app)
  if (app.jwksId) throw new Refusal('keys_at_jwks_uri', `app ${app.id}`)
}

/**
 * Refuses with `invalid_input` a key that the app has already, or whose ID it has already, and with
 * `too_many_keys` one key too many.
 */
export function refuseDuplicateKey(
  keys: readonly AppKeyRecord[],
  key: Pick<AppKeyRecord, 'thumbprint' | 'kid'>,
): void {
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
