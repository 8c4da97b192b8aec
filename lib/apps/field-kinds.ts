import { z } from 'zod'
import { SCOPE_TOKEN } from '@/lib/apis/api'
import { now } from '@/lib/clock'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { validateSubject } from './fields/certificate-subject'
import { developmentFrom } from './fields/development'
import {
  APP_PKCE,
  APP_TYPES,
  APPLICATION_TYPES,
  AUTH_METHODS,
  FAPI_PROFILES,
  type Field,
  type FieldKind,
  type FieldValues,
} from './fields/field'
import { FIELDS, type FieldName, type KindOf } from './fields/fields'
import {
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
  USERINFO_FORMATS,
  type UserinfoFormat,
} from './fields/signing-algorithm'
import { CLAIMS_IN_ID_TOKEN, ROLE_CLAIMS } from './fields/told-claims'
import { validateEndpoint, validateUrl } from './fields/web-address'
import { jwksOf, publicJwks } from './jwks'
import { validateLines } from './written-lines'

/** How a kind of field looks in the JSON of RFC 7591 §2. */
type InMetadata<Value> = {
  /** Turns the JSON into the input of the rule. */
  read: z.ZodType
  write: (value: Value) => unknown
}

type Kind<K extends FieldKind> = {
  /**
   * The rule for what a person, a program or a document sends. A field that is left out is blank.
   */
  rule: (field: Field) => z.ZodType<FieldValues[K]>
  /** The field in an answer of the API. */
  answer: z.ZodType<FieldValues[K]>
  blank: FieldValues[K]
  /** Null when the metadata has no field of its own for it. */
  metadata: InMetadata<FieldValues[K]> | null
}

const text = ({ maxLength }: Field) =>
  z
    .string('Write some text.')
    .transform((typed) => typedText(typed.replaceAll('\r\n', '\n'), maxLength))
    .refine((typed) => typed.length <= maxLength, `Keep this to ${maxLength} characters.`)
    .refine((typed) => typed.split('\n').every(isPrintable), 'Use letters, digits and signs only.')

const line = (field: Field) =>
  text(field).refine((typed) => !typed.includes('\n'), 'Keep this on one line.')

const emailAddress = z.email('Write an email address such as team@example.com.')

const email = ({ maxLength }: Field) =>
  z
    .string()
    .nullish()
    .transform((typed) => typed?.trim() || null)
    .pipe(emailAddress.max(maxLength, `Keep this to ${maxLength} characters.`).nullable())

const address = (validate: (url: string) => string | null) => () =>
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
const lines = () =>
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
const scopes = (field: Field) =>
  lines()
    .superRefine((typed, context) => {
      const about = validateLines(typed, (line) => complaintAbout(namesIn(line), field))
      if (namesIn(typed.join(' ')).length > field.maxCount)
        context.addIssue(`At most ${field.maxCount} scopes fit one app.`)
      else if (about) context.addIssue(about)
    })
    .transform((typed) => namesIn(typed.join(' ')))

/** RFC 7591 §2: a program may leave a field out. Null means the same. */
const sent = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined)
const sentText = sent(z.string('must be a string'))
const sentTexts = sent(z.array(z.string('must be strings'), 'must be a list of strings'))

/** RFC 7591 says nothing of duplicates, and programs send them. */
const onlyOnce = (values: string[] | undefined) => values && [...new Set(values)]

/** Made once: a program may send thousands of contacts. */
const contactEmail = email(FIELDS.contactEmail)
const isEmail = (contact: string) => contactEmail.safeParse(contact).data != null

/** A checkbox of a form sends text or nothing, a program sends JSON. */
const onOff = () =>
  z.union([z.boolean(), z.literal(['on', '']).transform((typed) => typed === 'on')]).default(false)

/** One of a few named values. What is left out is the first of them. */
const choice = <V extends string>(values: readonly [V, ...V[]], message: string) => ({
  rule: () => z.enum(values, message).default(values[0]),
  answer: z.enum(values),
  blank: values[0],
  metadata: null,
})

/** Switched on, it is on for as long as an app may be in development. */
const until = () =>
  z
    .union([z.date(), z.literal(['on', '']).transform((typed) => typed === 'on')])
    .nullish()
    .transform((typed) => (typed === true ? developmentFrom(now()) : typed || null))

const orNull = (json: string | null | undefined) => json ?? null

/** RFC 7591 §2: what is not offered is refused, because nobody would verify anything else. */
const sentAlgorithm = sent(
  z.enum(SIGNING_ALGORITHMS, `must be one of ${SIGNING_ALGORITHMS.join(', ')}`),
)

const inText = { read: sentText, write: (value: string | null) => value }

export const KINDS = {
  type: choice(APP_TYPES, 'Choose what kind of app it is.'),
  pkce: choice(APP_PKCE, 'Choose when it needs PKCE.'),
  claimsInIdToken: choice(CLAIMS_IN_ID_TOKEN, 'Choose what its ID token says.'),
  roleClaim: choice(ROLE_CLAIMS, 'Choose whether it is told of roles.'),
  name: {
    rule: (field: Field) => line(field).refine((name) => name.length > 0, 'Give the app a name.'),
    answer: z.string(),
    blank: '',
    metadata: { read: sentText.transform((name) => name ?? ''), write: (name: string) => name },
  },
  line: {
    rule: (field: Field) => line(field).default(''),
    answer: z.string(),
    blank: '',
    metadata: inText,
  },
  text: {
    rule: (field: Field) => text(field).default(''),
    answer: z.string(),
    blank: '',
    metadata: inText,
  },
  email: {
    rule: email,
    answer: z.string().nullable(),
    blank: null,
    metadata: {
      // RFC 7591 §2: ways to contact people, often several. We keep the first email.
      read: sentTexts.transform((contacts) => contacts?.find(isEmail)),
      write: (address: string | null) => (address ? [address] : []),
    },
  },
  link: {
    rule: address(validateUrl),
    answer: z.string().nullable(),
    blank: null,
    metadata: inText,
  },
  endpoint: {
    rule: address(validateEndpoint),
    answer: z.string().nullable(),
    blank: null,
    metadata: inText,
  },
  uris: {
    rule: lines,
    answer: z.array(z.string()),
    blank: [],
    metadata: { read: sentTexts.transform(onlyOnce), write: (uris: string[]) => uris },
  },
  scopes: {
    rule: scopes,
    answer: z.array(z.string()),
    blank: [],
    metadata: {
      read: sentText.transform((scope) => onlyOnce(scope?.split(' ').filter(Boolean))),
      write: (names: string[]) => names.join(' '),
    },
  },
  grantTypes: {
    rule: () => z.array(z.enum(GRANT_TYPES)).default([]),
    answer: z.array(z.string()),
    blank: [],
    metadata: null,
  },
  switch: {
    rule: onOff,
    answer: z.boolean(),
    blank: false,
    metadata: {
      read: sent(z.boolean('must be true or false')),
      write: (on: boolean) => on || null,
    },
  },
  applicationType: choice(APPLICATION_TYPES, 'Choose where the app runs.'),
  authMethod: choice(AUTH_METHODS, 'Choose how the app authenticates.'),
  jwks: {
    rule: ({ maxLength }: Field) => z.string().max(maxLength).nullish().transform(orNull),
    answer: z.string().nullable(),
    blank: null,
    metadata: { read: sent(publicJwks), write: (json: string | null) => json && jwksOf(json) },
  },
  until: { rule: until, answer: z.date().nullable(), blank: null, metadata: null },
  certificateSubject: {
    rule: (field: Field) =>
      line(field)
        .default('')
        .superRefine((subject, context) => {
          const complaint = validateSubject(subject)
          if (complaint) context.addIssue(complaint)
        }),
    answer: z.string(),
    blank: '',
    metadata: null,
  },
  fapiProfile: choice(FAPI_PROFILES, 'Choose one of the profiles.'),
  signature: {
    ...choice(SIGNING_ALGORITHMS, 'Choose how its ID tokens are signed.'),
    metadata: { read: sentAlgorithm, write: (algorithm: SigningAlgorithm) => algorithm },
  },
  userinfo: {
    ...choice(USERINFO_FORMATS, 'Choose what userinfo answers.'),
    metadata: {
      read: sentAlgorithm,
      write: (format: UserinfoFormat) => (format === 'json' ? null : format),
    },
  },
} as const satisfies { [K in FieldKind]: Kind<K> }

type Kinds = typeof KINDS

/** The rules of these fields by name, for the schema of one speaker. */
export function rulesOf<F extends FieldName>(fields: readonly F[]) {
  return Object.fromEntries(
    fields.map((field) => [field, KINDS[FIELDS[field].kind].rule(FIELDS[field])]),
  ) as { [Name in NoInfer<F>]: ReturnType<Kinds[KindOf<Name>]['rule']> }
}

/** The blank values of these fields. */
export function blanksOf<F extends FieldName>(fields: readonly F[]) {
  return Object.fromEntries(fields.map((field) => [field, KINDS[FIELDS[field].kind].blank])) as {
    [Name in F]: FieldValues[KindOf<Name>]
  }
}
