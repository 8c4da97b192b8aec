'use server'

import { refresh } from 'next/cache'
import { asActor } from '@/lib/auth/as-actor'
import { revokeGrant } from '@/lib/grants/revoke-grant'
import type { Answer } from '@/lib/http/answer'

/** Takes back what the signed-in person allowed an app; the list shows it, also when it was gone. */
export async function revoke(grantId: string): Promise<Answer<void>> {
  const revoked = await asActor((actor) => revokeGrant(actor, String(grantId)))
  refresh()
  return revoked
}
