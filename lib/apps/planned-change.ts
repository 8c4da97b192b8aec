import type { Actor } from '@/lib/actor'
import type { ActionOf } from '@/lib/audit/events/audit-event'
import type { EventInput } from '@/lib/audit/events/every-event'
import { recordEvent } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'
import type { AppChange } from './store'

type AppAction = ActionOf<'app'>

/** A change of the app's row, and how it is recorded in the audit log. */
export type PlannedChange = {
  data: AppChange
  record: (tx: Tx, actor: Actor, app: { id: string; name: string }) => Promise<void>
}

type Plan<Action extends AppAction> = Omit<EventInput<Action>, 'target'> & { data?: AppChange }

/** Plans a change: the row gets `data`, and the audit log gets this action's `detail`. */
export function planChange<Action extends AppAction>(
  action: Action,
  { data = {}, detail }: Plan<Action>,
): PlannedChange {
  return {
    data,
    record(tx, actor, { id, name }) {
      const event = { target: { kind: 'app', id, name }, detail }
      // The compiler does not know that the target of every `app.` action is an app.
      return recordEvent(tx, actor, action, event as EventInput<Action>)
    },
  }
}
