import { z } from 'zod'
import type { Role } from '@/lib/actor'
import type { ActionOf } from './audit-event'
import { beforeAndAfter } from './before-after'
import { type EventKind, eventKind } from './event-kind'
import { fieldsInWords } from './field-words'

const ROLES = {
  administrator: 'an administrator',
  developer: 'a developer',
  support: 'support',
} satisfies Record<Role, string>

const role = z.enum(Object.keys(ROLES) as Role[])

const SECOND_FACTORS = {
  code: ' with an authenticator app',
  recoveryCode: ' with a recovery code',
  passkey: ' with a passkey',
}

const secondFactor = z.enum(Object.keys(SECOND_FACTORS) as (keyof typeof SECOND_FACTORS)[])

/** Where a sentence names nobody, the person who acted is the target. */
export const PERSON_EVENTS = {
  'person.added': eventKind('person', {
    detail: { role },
    sentence: ({ target, detail }) =>
      `added ${target.name}${detail.role ? ` as ${ROLES[detail.role]}` : ''}`,
  }),
  'person.joined': eventKind('person', {
    detail: {},
    sentence: () => 'accepted the invitation with the account they have',
  }),
  'person.password_chosen': eventKind('person', {
    detail: {},
    sentence: () => 'chose a password by a welcome link',
  }),
  'person.password_changed': eventKind('person', {
    detail: {},
    sentence: () => 'changed their password, which ended all of their sessions',
  }),
  'person.password_asked_for': eventKind('person', {
    detail: {},
    sentence: ({ target }) => `mailed ${target.name}, for whom somebody asked for a new password`,
  }),
  'person.mailed_link_read': eventKind('person', {
    detail: {},
    sentence: ({ target }) => `read the link that was to be mailed to ${target.name}`,
  }),
  'person.mail_resent': eventKind('person', {
    detail: { subject: z.string() },
    sentence: ({ target, detail }) =>
      `sent a mail to ${target.name} once more${detail.subject ? ` (“${detail.subject}”)` : ''}`,
  }),
  'person.test_mail_sent': eventKind('person', {
    detail: {},
    sentence: () => 'sent themselves a test mail',
  }),
  'person.role_changed': eventKind('person', {
    detail: { from: role, to: role },
    sentence({ target, detail: { from, to } }) {
      const before = from ? `, who was ${ROLES[from]} before` : ''
      return to ? `made ${target.name} ${ROLES[to]}${before}` : `changed the role of ${target.name}`
    },
  }),
  'person.disabled': eventKind('person', {
    detail: {},
    sentence: ({ target }) =>
      `disabled ${target.name}, which ended their access to this organization`,
  }),
  'person.enabled': eventKind('person', {
    detail: {},
    sentence: ({ target }) => `enabled ${target.name} again`,
  }),
  'person.invited_again': eventKind('person', {
    detail: {},
    sentence: ({ target }) => `made a new welcome link for ${target.name}`,
  }),
  'person.signed_in': eventKind('person', {
    detail: { secondFactor: secondFactor.optional() },
    sentence: ({ detail }) =>
      `signed in${detail.secondFactor ? SECOND_FACTORS[detail.secondFactor] : ''}`,
  }),
  'person.signed_out_everywhere': eventKind('person', {
    detail: {},
    sentence: () => 'ended all of their sessions',
  }),
  'person.signed_out': eventKind('person', {
    detail: {},
    sentence: ({ target }) => `ended all sessions of ${target.name}`,
  }),
  'person.session_ended': eventKind('person', {
    detail: { device: z.string() },
    sentence: ({ target, detail }) =>
      `ended a session of ${target.name}${detail.device ? ` (${detail.device})` : ''}`,
  }),
  'person.authenticator_added': eventKind('person', {
    detail: {},
    sentence: () => 'added an authenticator app',
  }),
  'person.authenticator_removed': eventKind('person', {
    detail: {},
    sentence: () => 'removed their authenticator app',
  }),
  'person.passkey_added': eventKind('person', {
    detail: {},
    sentence: () => 'added a passkey',
  }),
  'person.passkey_renamed': eventKind('person', {
    detail: { name: z.string() },
    sentence: ({ detail }) => `renamed a passkey${detail.name ? ` to “${detail.name}”` : ''}`,
  }),
  'person.passkey_removed': eventKind('person', {
    detail: {},
    sentence: () => 'removed a passkey',
  }),
  'person.recovery_codes_made': eventKind('person', {
    detail: {},
    sentence: () => 'made new recovery codes; the old ones no longer work',
  }),
  'person.recovery_code_used': eventKind('person', {
    detail: {},
    sentence: () => 'used a recovery code',
  }),
  'person.directory_changed': eventKind('person', {
    /** The names of the fields, `userName, name`. */
    detail: { changed: z.string() },
    sentence: ({ target, detail: { changed } }) =>
      `changed what the directory says of ${target.name}${changed ? ` (${fieldsInWords(changed)})` : ''}`,
  }),
  'person.profile_changed': eventKind('person', {
    /** The names of the fields, `locale, zoneinfo`. */
    detail: { changed: z.string(), ...beforeAndAfter },
    sentence: ({ detail }) =>
      `changed what apps are told of them${detail.changed ? ` (${fieldsInWords(detail.changed)})` : ''}`,
  }),
  'person.email_asked_for': eventKind('person', {
    detail: { to: z.string() },
    sentence: ({ detail }) => `asked for another email${detail.to ? `, ${detail.to}` : ''}`,
  }),
  'person.email_changed': eventKind('person', {
    detail: { from: z.string(), to: z.string() },
    sentence: ({ target, detail: { from, to } }) =>
      `changed the email of ${target.name}${from && to ? ` from ${from} to ${to}` : ''}`,
  }),
  'person.email_verification_set': eventKind('person', {
    detail: { verified: z.boolean() },
    sentence: ({ target, detail }) =>
      `said that the email of ${target.name} is ${detail.verified === false ? 'not ' : ''}verified`,
  }),
  'person.second_factor_reset': eventKind('person', {
    detail: {},
    sentence: ({ target }) => `removed the second factors of ${target.name}`,
  }),
  'person.provider_linked': eventKind('person', {
    detail: { issuer: z.string() },
    sentence: ({ detail }) =>
      `signed in with ${detail.issuer ?? 'an OpenID provider'} for the first time, which linked the account`,
  }),
} satisfies Record<ActionOf<'person'>, EventKind>
