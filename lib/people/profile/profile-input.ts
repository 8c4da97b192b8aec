import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { PERSON_NAME_MAX } from '../person'
import { canonicalLocale, isTimeZone, LOCALE_MAX, ZONEINFO_MAX } from './profile'

/** What is left blank is told to nobody. */
const orNull = (text: string) => (text === '' ? null : text)

const personName = z
  .string()
  .default('')
  .transform((typed) => typedText(typed, PERSON_NAME_MAX))
  .refine((typed) => typed.length <= PERSON_NAME_MAX, `Keep this to ${PERSON_NAME_MAX} characters.`)
  .refine(isPrintable, 'Use letters, digits and signs only.')
  .transform(orNull)

const locale = z
  .string()
  .default('')
  .transform((typed) => typedText(typed, LOCALE_MAX))
  .refine(
    (typed) => typed === '' || canonicalLocale(typed) !== null,
    'Enter a language tag such as en-GB or nb-NO.',
  )
  .transform(canonicalLocale)

const zoneinfo = z
  .string()
  .default('')
  .transform((typed) => typedText(typed, ZONEINFO_MAX))
  .refine((typed) => typed === '' || isTimeZone(typed), 'Enter a time zone such as Europe/Oslo.')
  .transform(orNull)

/** What a person says of themselves, for apps that they let in. */
export const profileInput = z
  .object({ givenName: personName, familyName: personName, locale, zoneinfo })
  .brand<'Profile'>()
export type ProfileForm = z.input<typeof profileInput>
export type ProfileInput = z.output<typeof profileInput>

/** Whether an administrator says that an email is the person's. */
export const emailVerifiedInput = z.boolean().brand<'EmailVerified'>()
export type EmailVerifiedInput = z.output<typeof emailVerifiedInput>
