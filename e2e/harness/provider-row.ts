import { newId } from '@/lib/crypto/random'
import { seal } from '@/lib/crypto/seal'
import { deriveKey } from '@/lib/keys'
import { PRESET } from '@/lib/providers/presets'
import type { PresetName } from '@/lib/providers/provider'
import { secretContext } from '@/lib/providers/provider-secret'
import type { Cluster } from './cluster'

type RowOptions = {
  domain: string
  preset?: PresetName
  name?: string
  issuer?: string
  clientId?: string
  secret?: string
}

/** Writes a provider of an organization straight into the table, with what its preset fills in. */
export async function addProviderRow(
  { pool, env }: Pick<Cluster, 'pool' | 'env'>,
  organizationId: string,
  options: RowOptions,
): Promise<string> {
  const { domain, preset = 'other', name = 'Quay', secret = 'a-secret' } = options
  const { issuer = 'https://127.0.0.1:1', clientId = 'keyturn' } = options
  const { addressClaim, trustsAddresses, groupsClaim } = PRESET[preset]
  const id = newId('idp')
  const masterKey = Buffer.from(env.KEYTURN_MASTER_KEY ?? '', 'base64')
  const key = deriveKey(masterKey, 'provider-secret-seal')
  const sealed = seal(key, secretContext(id), Buffer.from(secret))
  await pool.query(
    `INSERT INTO identity_provider (id, organization_id, preset, name, issuer, client_id,
       sealed_secret, scopes, address_claim, trusts_addresses, groups_claim, groups_ignore_case,
       has_button, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'openid', $8, $9, $10, false, false, now(), now())`,
    [
      id,
      organizationId,
      preset,
      name,
      issuer,
      clientId,
      sealed,
      addressClaim,
      trustsAddresses,
      groupsClaim,
    ],
  )
  await pool.query('INSERT INTO provider_domain (domain, provider_id) VALUES ($1, $2)', [
    domain,
    id,
  ])
  return id
}
