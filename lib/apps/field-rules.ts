import { z } from 'zod'
import { SCOPE_TOKEN } from '@/lib/apis/api'
import { ticked } from '@/lib/checkbox'
import { now } from '@/lib/clock'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { validateSubject } from './fields/certificate-subject'
import { developmentFrom } from './fields/development'
import type { Field } from './fields/field'
import { FIELDS } from './fields/fields'
import { SIGNING_ALGORITHMS } from './fields/signing-algorithm'
import { validateLines } from './written-lines'

/** Text of several lines, of letters, digits and signs. */
export const text = ({ maxLength }: Field) =>
  z
    .string('Write some text.')
    .transform((typed) => typedText(typed.replaceAll('\r\n', '\n'), maxLength))
    .refine((typed) => typed.length <= maxLength, `Keep this to ${maxLength} characters.`)
    .refine((typed) => typed.split('\n').every(isPrintable), 'Use letters, digits and signs only.')

/** The same on one line. */
export const line = (field: Field) =>
  text(field).refine((typed) => !typed.includes('\n'), 'Keep this on one line.')

const emailAddress = z.email('Write an email address such as team@example.com.')

/** An email address, or null. */
export const email = ({ maxLength }: Field) =>
  z
    .string()
    .nullish()
    .transform((typed) => typed?.trim() || null)
    .pipe(emailAddress.max(maxLength, `Keep this to ${maxLength} characters.`).nullable())

/** A URL that `validate` finds nothing wrong with, or null. */
export const address = (validate: (url: string) => string | null) => () =>
  z
    .string()
    .nullish()
    .transform((typed) => typed?.trim() || null)
    .superRefine((url, context) => {
      const complaint = url === null ? null : validate(url)
      if (complaint) context.addIssue(complaint)
    })

/**
 * Blank lines are kept, so that an error can name the line number. `checkUris` looks at all lines.
 */
export const lines = () =>
  z
    .array(z.string())
    .default([])
    .transform((typed) => typed.map((one) => one.trim()))

function validateScope(scope: string, { maxLength }: Field): string | null {
  if (scope.length > maxLength) return `is longer than ${maxLength} characters.`
  if (SCOPE_TOKEN.test(scope)) return null
  return 'is not a scope: use ASCII letters, digits and signs but no space, " or \\.'
}

/** Scopes as people paste them: with spaces between, as a request has them. Each is named once. */
function namesIn(line: string): string[] {
  return [...new Set(line.split(/\s+/).filter(Boolean))]
}

function complaintAbout(names: string[], field: Field): string | null {
  return names.map((name) => validateScope(name, field)).find(Boolean) ?? null
}

/** RFC 6749 §3.3. */
export const scopes = (field: Field) =>
  lines()
    .superRefine((typed, context) => {
      const about = validateLines(typed, (line) => complaintAbout(namesIn(line), field))
      if (namesIn(typed.join(' ')).length > field.maxCount)
        context.addIssue(`At most ${field.maxCount} scopes fit one app.`)
      else if (about) context.addIssue(about)
    })
    .transform((typed) => namesIn(typed.join(' ')))

/** RFC 7591 §2: a program may leave a field out. Null means the same. */
export const sent = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined)
export const sentText = sent(z.string('must be a string'))
export const sentTexts = sent(z.array(z.string('must be strings'), 'must be a list of strings'))

/** RFC 7591 says nothing of duplicates, and programs send them. */
export const onlyOnce = (values: string[] | undefined) => values && [...new Set(values)]

/** Made once: a program may send thousands of contacts. */
const contactEmail = email(FIELDS.contactEmail)
export const isEmail = (contact: string) => contactEmail.safeParse(contact).data != null

/** One of a few named values. What is left out is the first of them. */
export const choice = <V extends string>(values: readonly [V, ...V[]], message: string) => ({
  rule: () => z.enum(values, message).default(values[0]),
  answer: z.enum(values),
  blank: values[0],
  metadata: null,
})

/** Switched on, it is on for as long as an app may be in development. */
export const until = () =>
  z
    .union([z.date(), ticked])
    .nullish()
    .transform((typed) => (typed === true ? developmentFrom(now()) : typed || null))

/** What is left out is null. */
export const orNull = (json: string | null | undefined) => json ?? null

/** RFC 7591 §2: what is not offered is refused, because nobody would verify anything else. */
export const sentAlgorithm = sent(
  z.enum(SIGNING_ALGORITHMS, `must be one of ${SIGNING_ALGORITHMS.join(', ')}`),
)

/** The subject of a client certificate (RFC 8705 §2.1.2). */
export const certificateSubject = (field: Field) =>
  line(field)
    .default('')
    .superRefine((subject, context) => {
      const complaint = validateSubject(subject)
      if (complaint) context.addIssue(complaint)
    })
