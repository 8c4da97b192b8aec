import type { Tx } from '@/lib/db/client'
import { findAll } from './store'

/** Every organization, the oldest first, with how many people and apps it has. */
export async function findEveryOrganization(tx: Tx) {
  const found = await findAll(tx)
  return found.map(({ _count: { memberships: people, apps }, ...one }) => ({
    ...one,
    people,
    apps,
  }))
}
