import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { requireStepUp } from '@/lib/people/require-step-up'
import { endProviderSessions } from '@/lib/people/sessions/end-provider-sessions'
import { updateProvider } from '../store'
import { authorizeProvider, targetOf } from './authorize-provider'

/**
 * Switches a provider off: nobody signs in by it, and the sessions that began by it end. The links of
 * its people stay. Refuses with `forbidden`, `not_found` and `step_up_required`.
 */
export async function disableProvider(actor: Actor, providerId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await authorizeProvider(tx, actor, providerId)
    requireStepUp(actor)
    if (row.disabledAt) return
    const at = now()
    await updateProvider(tx, providerId, { disabledAt: at, updatedAt: at })
    const people = await endProviderSessions(tx, { providerId })
    await recordEvent(tx, actor, 'provider.disabled', { target: targetOf(row), detail: { people } })
  })
}

/** Switches a provider on. Refuses with `forbidden`, `not_found` and `step_up_required`. */
export async function enableProvider(actor: Actor, providerId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await authorizeProvider(tx, actor, providerId)
    requireStepUp(actor)
    if (!row.disabledAt) return
    await updateProvider(tx, providerId, { disabledAt: null, updatedAt: now() })
    await recordEvent(tx, actor, 'provider.enabled', { target: targetOf(row) })
  })
}
