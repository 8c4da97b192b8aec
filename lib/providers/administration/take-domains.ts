import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { replaceDomains } from '../store'

/**
 * Gives a provider its domains. Each belongs to one provider of all organizations, so that an address
 * leads to one place. Refuses with `invalid_input`, without a word on whose it is.
 */
export async function takeDomains(
  tx: Tx,
  providerId: string,
  domains: readonly string[],
): Promise<void> {
  const [taken] = await replaceDomains(tx, providerId, domains)
  if (taken === undefined) return
  throw new Refusal('invalid_input', `the domain ${taken} is taken`, {
    domains: `Another provider speaks for ${taken} already.`,
  })
}
