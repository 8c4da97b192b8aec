import type { Tx } from '@/lib/db/client'
import { findOwnerOf } from './store'

/** The name of an app, who owns it, and in which organization; null when the app is gone for good. */
export function findOwner(
  tx: Tx,
  appId: string,
): Promise<{ name: string; ownerId: string; organizationId: string } | null> {
  return findOwnerOf(tx, appId)
}
