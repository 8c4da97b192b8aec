import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { requireStepUp } from '@/lib/people/require-step-up'
import { endProviderSessions } from '@/lib/people/sessions/end-provider-sessions'
import { removeLinks } from '@/lib/people/sign-in/remove-links'
import { deleteProvider } from '../store'
import { authorizeProvider, targetOf } from './authorize-provider'

/**
 * Removes a provider. The sessions that began by it end, and its links with people go, so that
 * another provider may link them. Whoever has no password needs a new link to choose one. Refuses
 * with `forbidden`, `not_found` and `step_up_required`.
 */
export async function removeProvider(actor: Actor, providerId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await authorizeProvider(tx, actor, providerId)
    requireStepUp(actor)
    await deleteProvider(tx, providerId)
    const people = await endProviderSessions(tx, { providerId })
    await removeLinks(tx, providerId)
    await recordEvent(tx, actor, 'provider.removed', {
      target: targetOf(row),
      detail: { issuer: row.issuer, people },
    })
  })
}
