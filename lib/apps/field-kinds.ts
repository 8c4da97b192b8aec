import { z } from 'zod'
import { checkbox } from '@/lib/checkbox'
import { GRANT_TYPES } from '@/lib/policies/policy'
import {
  address,
  certificateSubject,
  choice,
  email,
  isEmail,
  line,
  lines,
  onlyOnce,
  orNull,
  scopes,
  sent,
  sentAlgorithm,
  sentText,
  sentTexts,
  text,
  until,
} from './field-rules'
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
    rule: () => checkbox,
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
    rule: certificateSubject,
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
