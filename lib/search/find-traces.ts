import type { Actor } from '@/lib/actor'
import { eventSentence } from '@/lib/audit/event-sentence'
import type { AuditDetail } from '@/lib/audit/events/audit-event'
import type { Tx } from '@/lib/db/client'
import type { Question } from './read-question'
import type { Hit } from './search'
import { findCallers, findEvents, findRefused } from './trace-store'

type Asked = { actor: Actor; question: Question; take: number }

/** Events of a request, by its id, and what an address has done or was refused. */
export async function findTraces(tx: Tx, asked: Asked): Promise<Hit[]> {
  return [...(await findEventHits(tx, asked)), ...(await findAddressHits(tx, asked))]
}

async function findEventHits(tx: Tx, { actor, question, take }: Asked): Promise<Hit[]> {
  if (question.exact === null) return []
  const events = await findEvents(tx, actor, { requestId: question.exact, take })
  return events.map(({ action, targetName, detail, ...event }) => ({
    kind: 'event',
    ...event,
    sentence: eventSentence({
      action,
      target: { name: targetName },
      detail: detail as AuditDetail,
    }),
  }))
}

async function findAddressHits(tx: Tx, { actor, question, take }: Asked): Promise<Hit[]> {
  const { address } = question
  if (address === null) return []
  const callers = await findCallers(tx, actor, { address, take })
  const refused = await findRefused(tx, actor, { address, take })
  return [
    ...callers.map(({ times, ...app }) => ({ kind: 'caller' as const, ...app, uses: times })),
    ...refused.map(({ times, ...app }) => ({ kind: 'refused' as const, ...app, attempts: times })),
  ]
}
