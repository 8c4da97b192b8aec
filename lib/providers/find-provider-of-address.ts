import { db } from '@/lib/db/client'
import { domainOf } from './provider'
import { findByDomain } from './store'

/**
 * The provider for the domain of an email address, or null. It looks at the domain alone, so that
 * the answer says nothing about who has an account here.
 */
export async function findProviderOfAddress(address: string): Promise<string | null> {
  const domain = domainOf(address)
  return domain === '' ? null : findByDomain(db(), domain)
}
