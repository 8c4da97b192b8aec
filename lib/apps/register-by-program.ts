import type { Actor, Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { AcceptedInitialAccessToken } from '@/lib/policies/initial-access-token'
import { ownerAsActor } from './owner-as-actor'
import { acceptRegistration, type RegistrationByProgram } from './registration-by-program'
import { type AppRecord, insertApp } from './store'

/** By which token an app comes, under which client_id, and from where. */
export type Arrival = { appId: string; token: AcceptedInitialAccessToken; origin: Origin }

/**
 * A new app that a program registers (RFC 7591 §3), owned by whoever made its initial access token.
 * Answers the app and in whose name it came. Refuses with `invalid_input`, by field.
 */
export async function registerByProgram(
  tx: Tx,
  { appId: id, token, origin }: Arrival,
  input: RegistrationByProgram,
): Promise<{ app: AppRecord; actor: Actor }> {
  const told = acceptRegistration(input)
  const { organizationId, personId: ownerId } = token
  const at = now()
  const whose = { id, organizationId, ownerId, source: 'dynamic' } as const
  const app = await insertApp(tx, { ...told, ...whose, createdAt: at, updatedAt: at })
  const actor = await ownerAsActor(tx, app, origin)
  await recordEvent(tx, actor, 'app.registered', {
    target: { kind: 'app', id, name: app.name },
    detail: { type: app.type, initialAccessToken: token.name },
  })
  return { app, actor }
}
