import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { Provider } from './provider-with-secret'
import { holdEnabled } from './store'

/**
 * Keeps a provider enabled until the transaction ends. Throws `Refusal('provider_failed')` if it is
 * off or gone.
 */
export async function holdProvider(
  tx: Tx,
  { id, organizationId }: Pick<Provider, 'id' | 'organizationId'>,
): Promise<void> {
  if (organizationId === null || (await holdEnabled(tx, id))) return
  throw new Refusal('provider_failed', 'the provider was switched off meanwhile')
}
