import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

const clients = (count: number) => (count === 1 ? 'one client' : `${count} clients`)

/** What was imported stands with each app. */
export const IMPORT_EVENTS = {
  'import.started': eventKind('import', {
    detail: { clients: z.number(), refused: z.number() },
    sentence({ target, detail: { clients: count = 0, refused = 0 } }) {
      const left = refused > 0 ? `; ${refused} of the file cannot be imported` : ''
      return `began to import ${clients(count)} of ${target.name}${left}`
    },
  }),
  'import.finished': eventKind('import', {
    detail: { moved: z.number(), refused: z.number() },
    sentence: ({ target, detail: { moved = 0 } }) => `imported ${clients(moved)} of ${target.name}`,
  }),
  'import.cancelled': eventKind('import', {
    detail: { moved: z.number() },
    sentence: ({ target, detail: { moved = 0 } }) =>
      `cancelled the import of ${target.name} after ${clients(moved)}`,
  }),
} satisfies Record<ActionOf<'import'>, EventKind>

/** Until when secrets of other servers work. */
export const TRANSITION_EVENTS = {
  'transition.end_set': eventKind('organization', {
    /** Null: there is no end. */
    detail: { endsAt: z.string().nullable(), secrets: z.number() },
    sentence({ detail: { endsAt, secrets = 0 } }) {
      const many = secrets === 1 ? 'one secret waits' : `${secrets} secrets wait`
      if (!endsAt) return 'set no end for imported secrets'
      return `set ${endsAt.slice(0, 10)} as the end of imported secrets; ${many} for a new one`
    },
  }),
} satisfies Record<ActionOf<'transition'>, EventKind>
