import { db } from '@/lib/db/client'
import type { TokenDigest } from '../token-digest'
import { findStay } from './store'

/**
 * Whether the person of a session, by its key, may be somebody to the apps of this organization. A
 * provider of another organization began the session and is not believed in theirs: then they may not,
 * where they are a member.
 */
export async function mayActIn(key: TokenDigest, organizationId: string): Promise<boolean> {
  const session = await findStay(db(), key)
  if (!session?.staysThere || session.organizationId === organizationId) return true
  return session.person.memberships.every((one) => one.organizationId !== organizationId)
}
