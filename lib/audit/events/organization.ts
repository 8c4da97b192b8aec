import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

export const ORGANIZATION_EVENTS = {
  'organization.created': eventKind('organization', {
    detail: {},
    sentence: ({ target }) => `created the organization “${target.name}”`,
  }),
  'organization.renamed': eventKind('organization', {
    detail: { from: z.string() },
    sentence: ({ target, detail: { from } }) =>
      `renamed the organization ${from ? `“${from}” ` : ''}to “${target.name}”`,
  }),
  'organization.exported': eventKind('organization', {
    /** Values of secrets are never in it. */
    detail: { format: z.enum(['json', 'csv']) },
    sentence: ({ target, detail: { format } }) =>
      `exported “${target.name}”${format ? ` as ${format.toUpperCase()}` : ''}, without any value`,
  }),
} satisfies Record<ActionOf<'organization'>, EventKind>
