import type { AuditAction } from '@/lib/audit/events/audit-event'
import { EVENTS } from '@/lib/audit/events/every-event'
import { TEST_ACTION } from './webhook'

/** Of these nouns nobody is told: requests to sign in, some of them a thousand a second, and reading. */
const UNTOLD: readonly string[] = ['client', 'audit']

/** A noun and its actions, `secret` and `secret.issued` among them. */
export type EventGroup = { noun: string; actions: readonly AuditAction[] }

const ACTIONS = (Object.keys(EVENTS) as AuditAction[]).filter((action) => action !== TEST_ACTION)

const nounOf = (action: string) => action.split('.')[0] ?? ''

/** What an endpoint can hear of, by noun. New events of Keyturn are in it by themselves. */
export const EVENT_CATALOGUE: readonly EventGroup[] = [...new Set(ACTIONS.map(nounOf))]
  .filter((noun) => !UNTOLD.includes(noun))
  .map((noun) => ({ noun, actions: ACTIONS.filter((action) => nounOf(action) === noun) }))

const KNOWN: ReadonlySet<string> = new Set(
  EVENT_CATALOGUE.flatMap(({ noun, actions }) => [`${noun}.*`, ...actions]),
)

/** Whether an endpoint can hear of this: an action, or `secret.*`. */
export function isInCatalogue(event: string): boolean {
  return KNOWN.has(event)
}

/** The events without those that `secret.*` among them says already. */
export function withoutCovered(events: readonly string[]): string[] {
  const chosen = new Set(events)
  return [...chosen].filter((event) => {
    const all = `${nounOf(event)}.*`
    return event === all || !chosen.has(all)
  })
}
