import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { beforeAndAfter } from './before-after'
import { type EventKind, eventKind } from './event-kind'
import { fieldsInWords } from './field-words'

const identifier = z.string()

export const API_EVENTS = {
  'api.registered': eventKind('api', {
    /** How many scopes it has. */
    detail: { identifier, scopes: z.number() },
    sentence: ({ target }) => `registered the API “${target.name}”`,
  }),
  'api.edited': eventKind('api', {
    /** The names of the fields, `name, scopes`. */
    detail: { changed: z.string(), ...beforeAndAfter },
    sentence: ({ target, detail }) =>
      `changed the ${fieldsInWords(detail.changed) ?? 'description'} of the API “${target.name}”`,
  }),
  'api.deleted': eventKind('api', {
    /** How many apps were registered for its scopes. */
    detail: { identifier, apps: z.number() },
    sentence({ target, detail: { apps = 0 } }) {
      const used = apps === 1 ? ', which one app used' : `, which ${apps} apps used`
      return `deleted the API “${target.name}”${apps > 0 ? used : ''}`
    },
  }),
} satisfies Record<ActionOf<'api'>, EventKind>
