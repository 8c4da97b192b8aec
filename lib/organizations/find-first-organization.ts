import type { Tx } from '@/lib/db/client'
import { findFirst } from './store'

/** The id of the organization that new people of a sign-in provider come into: the first. */
export async function findFirstOrganization(tx: Tx): Promise<string | null> {
  return (await findFirst(tx))?.id ?? null
}
