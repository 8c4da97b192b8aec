'use server'

import { refresh } from 'next/cache'
import { asActor } from '@/lib/auth/as-actor'
import { revokeGrant } from '@/lib/grants/revoke-grant'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'

/** Revokes an app's access to the signed-in person's account. The list is refreshed in any case. */
export async function revoke(grantId: string): Promise<Answer<void>> {
  const revoked = await asActor((actor) => revokeGrant(actor, argumentText(grantId)))
  refresh()
  return revoked
}
