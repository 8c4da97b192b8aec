import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { beforeAndAfter } from './before-after'
import { type EventKind, eventKind } from './event-kind'
import { fieldsInWords } from './field-words'

/** How many people a change has signed out, in words. */
function signedOut(people = 0): string {
  if (people === 0) return ''
  return people === 1 ? ', which signed one person out' : `, which signed ${people} people out`
}

/** OpenID providers by which people sign in. */
export const PROVIDER_EVENTS = {
  'provider.added': eventKind('provider', {
    detail: { issuer: z.string(), domains: z.string() },
    sentence: ({ target, detail: { domains } }) =>
      `added the provider “${target.name}”${domains ? ` for ${domains}` : ''}`,
  }),
  'provider.edited': eventKind('provider', {
    /** The names of the fields, `name, domains`. */
    detail: { changed: z.string(), ...beforeAndAfter },
    sentence: ({ target, detail }) =>
      `changed the ${fieldsInWords(detail.changed) ?? 'settings'} of the provider “${target.name}”`,
  }),
  'provider.disabled': eventKind('provider', {
    detail: { people: z.number() },
    sentence: ({ target, detail }) =>
      `switched the provider “${target.name}” off${signedOut(detail.people)}`,
  }),
  'provider.enabled': eventKind('provider', {
    detail: {},
    sentence: ({ target }) => `switched the provider “${target.name}” on`,
  }),
  'provider.removed': eventKind('provider', {
    detail: { issuer: z.string(), people: z.number() },
    sentence: ({ target, detail }) =>
      `removed the provider “${target.name}”${signedOut(detail.people)}`,
  }),
} satisfies Record<ActionOf<'provider'>, EventKind>
