import type { Tx } from '@/lib/db/client'
import { findOpenOrganizations, hasRegistration } from './store'

/** Whether any organization takes apps that programs register (RFC 7591), with a token or without. */
export function isAnyRegistrationAllowed(tx: Tx): Promise<boolean> {
  return hasRegistration(tx)
}

/**
 * The organizations that take apps without an initial access token, and new apps at all; the oldest
 * first.
 */
export function findOrganizationsOpenToAll(tx: Tx): Promise<string[]> {
  return findOpenOrganizations(tx)
}
