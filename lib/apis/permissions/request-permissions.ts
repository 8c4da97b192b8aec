import { type Actor, isInPerson } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { permissionsInWords } from './permission'
import { findWaiting, noteRequester, writeDecision } from './store'

/** An app, and the scopes that its registration has gained. */
export type Requested = { app: { id: string; name: string }; scopes: readonly string[] }

/**
 * Notes that the actor has requested these scopes for the app. What they may decide about, as an
 * administrator or as the API's owner, is granted at once. Call it after the app's row is written,
 * in the same transaction, for registrations that people make themselves. What a program registers for
 * them waits for a decision.
 */
export async function requestPermissions(
  tx: Tx,
  actor: Actor,
  { app, scopes }: Requested,
): Promise<void> {
  if (scopes.length === 0) return
  await noteRequester(tx, { appId: app.id, scopes }, actor.personName)
  if (!isInPerson(actor)) return
  const ownerId = actor.role === 'administrator' ? null : actor.personId
  const waiting = await findWaiting(tx, { appId: app.id, scopes, ownerId })
  const apis = new Map(waiting.map(({ api }) => [api.id, api]))
  for (const api of apis.values()) {
    const permissions = waiting.filter((one) => one.api.id === api.id)
    const changed = { appId: app.id, apiId: api.id, permissions, from: ['requested'] as const }
    const decided = { decidedAt: now(), decidedByName: actor.personName, word: '' }
    await writeDecision(tx, changed, { status: 'granted', ...decided })
    await recordEvent(tx, actor, 'app.permission_granted', {
      target: { kind: 'app', id: app.id, name: app.name },
      detail: {
        apiId: api.id,
        api: api.name,
        permissions: permissionsInWords(permissions),
        word: '',
      },
    })
  }
}
