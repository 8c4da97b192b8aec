'use server'

import { revokeGrant } from '@/lib/grants/revoke-grant'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { refreshed } from '../refreshed'

/** Revokes an app's access to the signed-in person's account. The list is refreshed in any case. */
export async function revoke(grantId: string): Promise<Answer<void>> {
  return refreshed((actor) => revokeGrant(actor, argumentText(grantId)))
}
