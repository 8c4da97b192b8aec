import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { PROVIDERS_MAX } from '../provider'
import { findProviders } from '../store'

/** Refuses with `too_many_providers` when the organization has as many as it can. */
export async function refuseTooMany(tx: Tx, organizationId: string): Promise<void> {
  await lockOrganization(tx, organizationId)
  const { length } = await findProviders(tx, organizationId)
  if (length >= PROVIDERS_MAX) throw new Refusal('too_many_providers', `${length} providers`)
}
