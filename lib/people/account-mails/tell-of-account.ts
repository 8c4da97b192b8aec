import type { Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import type { Tx } from '@/lib/db/client'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { whenInWords } from '@/lib/mail/when-in-words'
import { deviceInWords } from '../device'
import { findRecipient } from './store'

const NOT_YOU =
  'If this was not you, change your password, sign out everywhere, and tell an administrator.'
const LOST_PASSWORD =
  'If this was not you, ask for a new password on the sign-in page at once, and tell an administrator.'

/** What somebody is told of their account: the subject, what happened, and what to do about it. */
const CHANGES = {
  password_changed: {
    subject: 'Your password was changed',
    happened: 'The password of your account was changed. All of your sessions have ended.',
    toDo: LOST_PASSWORD,
  },
  authenticator_added: {
    subject: 'An authenticator app was added to your account',
    happened: 'From now on, its codes are asked for when you sign in.',
    toDo: NOT_YOU,
  },
  authenticator_removed: {
    subject: 'The authenticator app was removed from your account',
    happened: 'Its codes do not work any more.',
    toDo: NOT_YOU,
  },
  passkey_added: {
    subject: 'A passkey was added to your account',
    happened: 'From now on, it can be used as your second factor.',
    toDo: NOT_YOU,
  },
  passkey_removed: {
    subject: 'A passkey was removed from your account',
    happened: 'It does not work any more.',
    toDo: NOT_YOU,
  },
  recovery_codes_made: {
    subject: 'New recovery codes were made for your account',
    happened: 'The ones before do not work any more.',
    toDo: NOT_YOU,
  },
  recovery_code_used: {
    subject: 'A recovery code of your account was used',
    happened: 'Somebody signed in, or proved who they are, with one of your recovery codes.',
    toDo: NOT_YOU,
  },
  second_factor_reset: {
    subject: 'Your second factors were removed',
    happened: 'An administrator has removed every second factor of your account.',
    toDo: 'Sign in and set up a new one. If you did not ask for this, tell another administrator.',
  },
  new_device: {
    subject: 'Somebody signed in to your account in a new browser',
    happened: 'Your account was used in a browser in which you have not signed in before.',
    toDo: NOT_YOU,
  },
  email_changed: {
    subject: 'The email of your account was changed',
    happened:
      'You sign in with another address from now on, to which mails about your account go, too.',
    toDo: 'If you do not know why, tell an administrator: this address is not told of anything else.',
  },
  email_given: {
    subject: 'This is the email of your account now',
    happened: 'You sign in with it from now on. Your password and your second factors stay.',
    toDo: 'If you have no account here, tell an administrator of the organization.',
  },
} as const

export type AccountChange = keyof typeof CHANGES

/**
 * Tells a person by mail what has happened to their account, when, and from where; call it in the
 * transaction of the change. `address` is where the mail goes, if not to the person's present email.
 */
export async function tellOfAccount(
  tx: Tx,
  personId: string,
  { change, origin, address }: { change: AccountChange; origin: Origin; address?: string },
): Promise<void> {
  const person = await findRecipient(tx, personId)
  if (!person) return
  const { subject, happened, toDo } = CHANGES[change]
  const { organizationId, name, email, zoneinfo } = person
  const where = [
    origin.userAgent && { label: 'Device', value: deviceInWords(origin.userAgent) },
    origin.address && { label: 'Address', value: origin.address },
  ]
  await enqueueMail(tx, {
    organizationId,
    personId,
    address: address ?? email,
    kind: 'account',
    subject,
    body: {
      name,
      paragraphs: [`${subject}. ${happened}`],
      facts: [
        { label: 'When', value: whenInWords(now(), zoneinfo) },
        ...where.filter((fact) => typeof fact === 'object' && fact !== null),
      ],
      button: { label: 'Look at your account', url: `${config().url}/account` },
      closing: [toDo],
    },
  })
}
