import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

/** The filter as the query of its address; empty for everything. */
const filter = z.string()

const VIEWS = {
  refused: 'refused requests',
  sign_ins: 'refused sign-ins',
  tokens: 'hours of tokens',
  feed: 'audit events through the API',
}

/** That the audit log itself was read. The target is the organization. */
export const AUDIT_EVENTS = {
  'audit.read': eventKind('organization', {
    /** Told once for each person, view, filter and hour. */
    detail: { filter, view: z.enum(['refused', 'sign_ins', 'tokens', 'feed']).optional() },
    sentence: ({ detail }) =>
      `read the ${detail.view ? VIEWS[detail.view] : 'audit log'}${filteredBy(detail)}`,
  }),
  'audit.exported': eventKind('organization', {
    detail: { filter, format: z.enum(['csv', 'jsonl']) },
    sentence: ({ detail }) =>
      `exported the audit log${detail.format ? ` as ${FORMATS[detail.format]}` : ''}${filteredBy(detail)}`,
  }),
} satisfies Record<ActionOf<'audit'>, EventKind>

const FORMATS = { csv: 'CSV', jsonl: 'JSON Lines' }

function filteredBy({ filter: by }: { filter?: string | undefined }): string {
  const parts = [...new URLSearchParams(by ?? '')].map(([name, value]) => `${name} ${value}`)
  return parts.length > 0 ? `, filtered by ${parts.join(', ')}` : ''
}
