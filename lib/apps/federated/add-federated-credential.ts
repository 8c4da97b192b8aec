import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { authorizeApp } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { refuseSecretless } from '../refuse-secretless'
import { FEDERATED_CREDENTIALS_MAX, type FederatedCredentialView } from './federated-credential'
import type { FederatedCredentialInput } from './federated-input'
import { findFederatedCredentials, insertFederatedCredential } from './store'

/**
 * Lets the app authenticate with tokens of another issuer (RFC 7523 §2.2). Refuses with `not_found`,
 * `forbidden`, `app_deleted`, `app_suspended`, `app_keeps_no_secret` for a native app,
 * `app_described_elsewhere`, `federation_not_in_fapi`, `too_many_federated_credentials`,
 * `step_up_required`, and `invalid_input` for one that the app has already.
 */
export async function addFederatedCredential(
  actor: Actor,
  appId: string,
  input: FederatedCredentialInput,
): Promise<FederatedCredentialView> {
  refuseSecretless(await authorizeApp(db(), actor, appId, 'change'))
  requireStepUp(actor)
  const times = { createdAt: now(), createdByName: actor.personName }
  const credential = { id: newId('fed'), appId, ...input, ...times, use: null }
  await changeApp(actor, appId, async (app, tx) => {
    refuseSecretless(app)
    if (app.fapiProfile !== 'none') throw new Refusal('federation_not_in_fapi', `app ${appId}`)
    refuseDuplicate(await findFederatedCredentials(tx, appId), input)
    await insertFederatedCredential(tx, credential)
    const { id: credentialId, name, issuer, subject } = credential
    return planChange('app.federation_added', { detail: { credentialId, name, issuer, subject } })
  })
  return credential
}

function refuseDuplicate(
  known: readonly FederatedCredentialView[],
  { issuer, subject, claims }: FederatedCredentialInput,
): void {
  const same = known.find(
    (one) =>
      one.issuer === issuer && one.subject === subject && asText(one.claims) === asText(claims),
  )
  if (same) {
    const sentence = `The app trusts this already, as “${same.name}”.`
    throw new Refusal('invalid_input', 'a federated credential twice', { subject: sentence })
  }
  if (known.length >= FEDERATED_CREDENTIALS_MAX) {
    throw new Refusal('too_many_federated_credentials', `${known.length} credentials`)
  }
}

/** The database keeps the names of claims in an order of its own. */
function asText(claims: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(claims).sort(([one], [other]) => (one < other ? -1 : 1)))
}
