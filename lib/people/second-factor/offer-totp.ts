import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeOwnAccount } from '../authorize-own-account'
import { requireStepUp } from '../require-step-up'
import { findFactors, putTotp } from './store'
import { makeTotpKey, sealTotpKey, totpUri } from './totp'

/**
 * A new key for an authenticator app. It becomes active with the first correct code (`addTotp`). An
 * earlier offer is void. Throws `Refusal` with `step_up_required`, `not_signed_in`,
 * `not_found` (`authorizeOwnAccount`), or `invalid_input` if there is an authenticator app already.
 */
export async function offerTotp(actor: Actor): Promise<{ key: Plaintext; uri: Plaintext }> {
  await authorizeOwnAccount(db(), actor)
  requireStepUp(actor)
  const { personId } = actor
  const factors = await findFactors(db(), personId)
  if (!factors) throw new Refusal('not_signed_in', 'the person is gone')
  const key = makeTotpKey()
  const row = { sealedSecret: sealTotpKey(key, personId), createdAt: now() }
  if (!(await putTotp(db(), personId, row))) {
    throw new Refusal('invalid_input', 'there is an authenticator app')
  }
  // Authenticator apps list accounts by issuer and label. The host tells two installations apart.
  const issuer = `Keyturn ${new URL(config().url).host}`
  return {
    key: new Plaintext(key),
    uri: new Plaintext(totpUri(key, { issuer, email: factors.email })),
  }
}
