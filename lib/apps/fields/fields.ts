import { type Field, type FieldValues, JWKS_LENGTH_MAX } from './field'
import { PROTOCOL_FIELDS } from './protocol-fields'
import { URL_MAX } from './web-address'

const line = { maxCount: 1, maxLength: 80, stepUp: 'never', vouchedFor: 'any-change' } as const
const link = { ...line, kind: 'link', maxLength: URL_MAX, section: 'links' } as const
const access = {
  maxCount: 1,
  maxLength: URL_MAX,
  section: 'access',
  vouchedFor: 'any-change',
  stepUp: 'any-change',
} as const
const uris = { ...access, kind: 'uris', maxCount: 20 } as const

/**
 * All fields of an app, in the order in which people read them. The form, its revision, the
 * registration panel, the audit log, the API's answers, the metadata of RFC 7591 and the type of
 * the app's row are all derived from this table.
 */
export const FIELDS = {
  name: {
    ...line,
    kind: 'name',
    label: 'Name',
    trail: 'name',
    api: 'name',
    metadata: 'client_name',
    section: 'about',
  },
  type: {
    ...access,
    kind: 'type',
    label: 'Type',
    trail: 'type',
    api: 'type',
    metadata: 'token_endpoint_auth_method',
  },
  description: {
    ...line,
    kind: 'text',
    label: 'Description',
    trail: 'description',
    api: 'description',
    metadata: null,
    section: 'about',
    maxLength: 500,
  },
  company: {
    ...line,
    kind: 'line',
    label: 'Company',
    trail: 'company',
    api: 'company',
    metadata: null,
    section: 'about',
  },
  contactEmail: {
    ...line,
    kind: 'email',
    label: 'Contact email',
    trail: 'contact email',
    api: 'contact_email',
    metadata: 'contacts',
    section: 'about',
    // People do not see it.
    vouchedFor: 'never',
    maxLength: 254,
  },
  websiteUrl: {
    ...link,
    label: 'Website',
    trail: 'website',
    api: 'website_url',
    metadata: 'client_uri',
  },
  termsUrl: {
    ...link,
    label: 'Terms of service',
    trail: 'terms of service',
    api: 'terms_url',
    metadata: 'tos_uri',
  },
  privacyUrl: {
    ...link,
    label: 'Privacy statement',
    trail: 'privacy statement',
    api: 'privacy_url',
    metadata: 'policy_uri',
  },
  redirectUris: {
    ...uris,
    label: 'Redirect URIs',
    trail: 'redirect URIs',
    api: 'redirect_uris',
    metadata: 'redirect_uris',
  },
  developmentUntil: {
    ...access,
    kind: 'until',
    label: 'In development',
    trail: 'development',
    api: 'development_until',
    metadata: null,
    vouchedFor: 'addition',
    maxLength: 0,
  },
  postLogoutRedirectUris: {
    ...uris,
    label: 'Post-logout redirect URIs',
    trail: 'post-logout redirect URIs',
    api: 'post_logout_redirect_uris',
    metadata: 'post_logout_redirect_uris',
  },
  backchannelLogoutUri: {
    ...access,
    kind: 'endpoint',
    label: 'Back-channel logout URI',
    trail: 'back-channel logout URI',
    api: 'backchannel_logout_uri',
    metadata: 'backchannel_logout_uri',
  },
  scopes: {
    ...access,
    kind: 'scopes',
    label: 'Scopes',
    trail: 'scopes',
    api: 'scopes',
    metadata: 'scope',
    vouchedFor: 'addition',
    stepUp: 'addition',
    maxLength: 100,
    maxCount: 50,
  },
  clientCredentials: {
    ...access,
    kind: 'switch',
    label: 'Acts for itself too',
    trail: 'tokens for itself',
    api: 'client_credentials',
    metadata: 'grant_types',
    // No person is asked; what it may then do is granted by the APIs.
    vouchedFor: 'never',
    maxLength: 0,
  },
  grantTypes: {
    ...access,
    kind: 'grantTypes',
    label: 'Grant types',
    trail: 'grant types',
    api: 'grant_types',
    metadata: 'grant_types',
    section: null,
    vouchedFor: 'never',
    stepUp: 'addition',
    maxLength: 100,
    maxCount: 6,
  },
  ...PROTOCOL_FIELDS,
  logoUri: {
    ...link,
    label: 'Logo',
    trail: 'address of the logo',
    api: 'logo_uri',
    metadata: 'logo_uri',
    section: null,
  },
  authMethod: {
    ...access,
    kind: 'authMethod',
    label: 'Authentication method',
    trail: 'way to authenticate',
    api: 'token_endpoint_auth_method',
    metadata: 'token_endpoint_auth_method',
    section: null,
    vouchedFor: 'never',
    maxLength: 0,
  },
  jwks: {
    ...access,
    kind: 'jwks',
    label: 'Registered keys',
    trail: 'registered keys',
    api: 'jwks',
    metadata: 'jwks',
    section: null,
    maxLength: JWKS_LENGTH_MAX,
  },
  jwksUri: {
    ...access,
    kind: 'endpoint',
    label: 'JWKS URI',
    trail: 'address of its public keys',
    api: 'jwks_uri',
    metadata: 'jwks_uri',
    section: null,
  },
} as const satisfies Record<string, Field>

type Fields = typeof FIELDS

export type FieldName = keyof Fields
export type KindOf<F extends FieldName> = Fields[F]['kind']

/** The fields whose `Key` is not one of `Not`. */
type Without<Key extends keyof Field, Not> = {
  [F in FieldName]: Fields[F][Key] extends Not ? never : F
}[FieldName]

/** The fields of the portal's form. */
export type FormFieldName = Without<'section', null>
/** The fields that a program or a document can set. */
export type MetadataFieldName = Without<'metadata', null>

/** The columns of an app's row that somebody registers. */
export type Registered = { [F in FieldName]: FieldValues[KindOf<F>] }

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

export const FORM_FIELD_NAMES = FIELD_NAMES.filter(
  (field): field is FormFieldName => FIELDS[field].section !== null,
)

export const METADATA_FIELD_NAMES = FIELD_NAMES.filter(
  (field): field is MetadataFieldName => FIELDS[field].metadata !== null,
)

/** Only these fields of an app. */
export function pickFields<F extends FieldName>(app: Registered, fields: readonly F[]) {
  return Object.fromEntries(fields.map((field) => [field, app[field]])) as Pick<Registered, F>
}
