import { db } from '@/lib/db/client'
import { findSealedOrganizations, findUnsealedOrganizations } from './store'

/** The organizations whose logs have seals, or events that wait for one. */
export async function listSealedLogs(): Promise<string[]> {
  const [sealed, waiting] = await Promise.all([
    findSealedOrganizations(db()),
    findUnsealedOrganizations(db()),
  ])
  return [...new Set([...sealed, ...waiting])].toSorted()
}
