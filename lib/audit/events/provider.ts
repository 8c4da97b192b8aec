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
  'provider.secret_expiring': eventKind('provider', {
    /** The step that it has reached: so many days, or fewer, are left; 0 when it has ended. */
    detail: { endsAt: z.string(), days: z.number() },
    sentence({ target, detail: { days } }) {
      const when =
        days === 0
          ? 'has ended'
          : days === 1
            ? 'ends within a day'
            : `ends within ${days ?? 'some'} days`
      return `found that the client secret of the provider “${target.name}” ${when}`
    },
  }),
} satisfies Record<ActionOf<'provider'>, EventKind>
