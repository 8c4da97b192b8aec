import { type Actor, NO_ORIGIN, type Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import { uuidV7 } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import type { AuditAction } from './events/audit-event'
import { EVENTS, type EventInput } from './events/every-event'
import { insertAuditEvents } from './store'

/** Someone, or something such as a sweep or the set-up, that acts without being signed in. */
export type Unattended = { organizationId: string; personName: string; origin: Origin }

/** The server itself, for what it does in an organization by time, or because of a request of nobody. */
export function byKeyturn(organizationId: string, origin: Origin = NO_ORIGIN): Unattended {
  return { organizationId, personName: 'Keyturn', origin }
}

/**
 * Writes one audit event; call it inside the transaction of the change that it records. A detail
 * that is not the action's own is a defect: it throws, and the change is rolled back.
 */
export async function recordEvent<Action extends AuditAction>(
  tx: Tx,
  actor: Actor | Unattended,
  action: Action,
  input: EventInput<Action>,
): Promise<void> {
  await recordEvents(tx, actor, action, [input])
}

/** Writes one event of this action for each input, in one statement. */
export async function recordEvents<Action extends AuditAction>(
  tx: Tx,
  actor: Actor | Unattended,
  action: Action,
  inputs: readonly EventInput<Action>[],
): Promise<void> {
  const events = inputs.map((input) => eventOf(actor, action, input))
  await insertAuditEvents(tx, events)
}

function eventOf<Action extends AuditAction>(
  actor: Actor | Unattended,
  action: Action,
  { target, detail }: EventInput<Action>,
) {
  const parsed = EVENTS[action].detail.parse(detail ?? {})
  const said: Readonly<Record<string, unknown>> = parsed
  return {
    id: uuidV7(),
    organizationId: actor.organizationId,
    at: now(),
    actorId: 'personId' in actor ? actor.personId : null,
    actorName: actor.personName,
    action,
    targetKind: target.kind,
    targetId: target.id,
    targetName: target.name,
    detail: parsed,
    appId: target.kind === 'app' ? target.id : textOrNull(said.appId),
    cause: textOrNull(said.cause ?? said.reason),
    ...actor.origin,
  }
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)
