import { z } from 'zod'
import { EMAIL_MAX, normalEmail, PERSON_NAME_MAX } from '@/lib/people/person'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import {
  DIRECTORY_NAME_MAX,
  EXTERNAL_ID_MAX,
  NAME_PART_MAX,
  SCIM_TOKEN_NAME_MAX,
} from './directory-user'

function text(max: number) {
  return z
    .string('Send a text.')
    .transform((sent) => typedText(sent, max))
    .refine((sent) => sent.length <= max, `It has more than ${max} characters.`)
    .refine(isPrintable, 'It has characters that cannot be printed.')
}

const optional = (max: number) =>
  text(max)
    .nullable()
    .default(null)
    .transform((sent) => sent || null)

const email = z
  .string('Send an address in emails, or as userName.')
  .transform(normalEmail)
  .pipe(z.email('Send an address in emails, or as userName.').max(EMAIL_MAX))

const said = {
  userName: text(DIRECTORY_NAME_MAX).refine((sent) => sent.length > 0, 'Send a userName.'),
  externalId: optional(EXTERNAL_ID_MAX),
  name: text(PERSON_NAME_MAX).refine((sent) => sent.length > 0, 'Send a displayName.'),
  givenName: optional(NAME_PART_MAX),
  familyName: optional(NAME_PART_MAX),
  active: z.boolean('active is true or false.').default(true),
}

/** What the directory says of somebody from now on. Their email stays: they sign in with it. */
export const userInput = z.object(said).brand<'User'>()

/** Somebody whom the directory adds. */
export const newUserInput = z
  .object({ ...said, email })
  .brand<'User'>()
  .brand<'NewUser'>()
export type NewUserInput = z.output<typeof newUserInput>
export type UserInput = z.output<typeof userInput>

/** The form that makes a token. */
export const scimTokenForm = z
  .object({
    name: text(SCIM_TOKEN_NAME_MAX).refine(
      (typed) => typed.length > 0,
      'Name it after the directory.',
    ),
  })
  .brand<'ScimToken'>()
export type ScimTokenForm = z.input<typeof scimTokenForm>
export type ScimTokenInput = z.output<typeof scimTokenForm>
