import type { Actor } from '@/lib/actor'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { isActive, type SecretView } from '@/lib/secrets/secret'
import { findAddressUses } from './address-use-store'
import { nameCredentials } from './credential-names'
import { type AddressUse, NETWORKS_LOOK_BACK_SECONDS, sumUses } from './networks'

/** An app, or one of its secrets. */
export type BoundToNetworks = { appId: string; secretId?: string | undefined }

/** Who came, how many uses have no known address, and the secrets of the app. */
type AddressUses = { uses: AddressUse[]; unknownUses: number; secrets: SecretView[] }

/**
 * Who came to the app, or with the secret, in the last 30 days. What has ended is left out: it is refused
 * from everywhere, and whoever had stolen it is nobody to be let in. Refuses with `not_found`, and with
 * `secret_not_active`.
 */
export async function listAddressUses(
  actor: Actor,
  { appId, secretId }: BoundToNetworks,
): Promise<AddressUses> {
  const secrets = await listSecrets(actor, appId)
  if (secretId !== undefined) refuseEnded(secrets.find(({ id }) => id === secretId))
  const at = now()
  const since = secondsAfter(at, -NETWORKS_LOOK_BACK_SECONDS)
  const found = await findAddressUses(db(), appId, { credentialId: secretId, since })
  const named = await nameCredentials(found, at)
  const active = named.flatMap(({ credential, ...use }) =>
    credential?.active ? [{ credential, ...use }] : [],
  )
  const uses = active.filter(({ address }) => address !== '')
  return { uses, unknownUses: sumUses(active) - sumUses(uses), secrets }
}

function refuseEnded(secret: SecretView | undefined): void {
  if (!secret) throw new Refusal('not_found', 'lib/usage: no such secret of the app')
  if (!isActive(secret)) throw new Refusal('secret_not_active', 'lib/usage: the secret has ended')
}
