import { findTakenIds } from '@/lib/apps/find-taken-ids'
import { db } from '@/lib/db/client'

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The id of the app that a registration id means. A GUID is the same in upper and lower case (RFC 9562
 * §4), and programs for Azure DevOps send either; an app has its id as it was imported.
 */
export async function appIdMeant(registrationId: string): Promise<string> {
  if (!GUID.test(registrationId)) return registrationId
  const spellings = [registrationId, registrationId.toLowerCase(), registrationId.toUpperCase()]
  const taken = await findTakenIds(db(), spellings)
  return spellings.find((one) => taken.has(one)) ?? registrationId
}
