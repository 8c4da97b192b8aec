import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

export const ORGANIZATION_EVENTS = {
  'organization.created': eventKind('organization', {
    detail: {},
    sentence: ({ target }) => `created the organization “${target.name}”`,
  }),
} satisfies Record<ActionOf<'organization'>, EventKind>
