'use server'

import { refresh } from 'next/cache'
import { currentActor } from '@/lib/auth/current-actor'
import { revokeGrant } from '@/lib/grants/revoke-grant'
import { type Answer, answer } from '@/lib/http/answer'

/** Takes back what the signed-in person allowed an app; the list shows it, also when it was gone. */
export async function revoke(grantId: string): Promise<Answer<void>> {
  const outcome = await answer(async () => revokeGrant(await currentActor(), String(grantId)))
  refresh()
  return outcome
}
