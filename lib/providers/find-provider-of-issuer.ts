import { db } from '@/lib/db/client'
import { environmentProvider } from './environment-provider'
import type { Provider } from './provider-with-secret'
import { findByIssuer } from './store'

/**
 * What is needed to believe an issuer: the enabled provider of the organization that has it, or the
 * environment's. Null if the organization trusts no such provider.
 */
export async function findProviderOfIssuer(
  organizationId: string,
  issuer: string,
): Promise<Pick<Provider, 'id' | 'issuer'> | null> {
  const environment = environmentProvider()
  if (environment?.issuer === issuer) return environment
  return findByIssuer(db(), organizationId, issuer)
}
