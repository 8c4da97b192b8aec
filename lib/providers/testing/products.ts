import type { PresetName } from '../provider'

type Claims = Record<string, unknown>

/** What a product does by its documentation. */
export type Product = {
  preset: PresetName
  /** Its issuer on this origin. */
  issuer: (origin: string) => string
  /** Other addresses with a document, and the issuer that each of them names. */
  aliases?: (origin: string) => Record<string, string>
  /** What its discovery document says otherwise. */
  discovery: Claims
  algorithm: 'RS256' | 'ES256'
  /** How it takes the client secret. */
  takes: readonly ('basic' | 'post')[]
  /** Status and error of a wrong secret. */
  secretRefused: readonly [status: number, error: string]
  requiresPkce?: boolean
  /** The values of `prompt` that it knows; without a list, all. */
  prompts?: readonly string[]
  /** Whether `iss` is in its answer (RFC 9207), and what else is. */
  issInAnswer: boolean
  inAnswer?: Record<string, string>
  /** Another issuer in its ID tokens than in its document. */
  issuerOfToken?: (origin: string) => string
  idToken: Claims
  /** The claims, or the status of a refusal. */
  userinfo: Claims | number
}

const BOTH = ['client_secret_basic', 'client_secret_post']
const DORA = { name: 'Dora', email: 'dora@fjord.example' }
const TENANT = '5f0c1c3e-7f8e-4f1e-9f0e-0c6a3f9f2a11'

/** The group of developers at Entra, by its object ID as the portal's form has it. */
export const ENTRA_GROUP = '3B1D0CB6-6A0B-4B43-8C8A-1B1E1F6F1F00'

const USUAL = {
  discovery: { token_endpoint_auth_methods_supported: BOTH },
  algorithm: 'RS256',
  takes: ['basic', 'post'],
  secretRefused: [401, 'invalid_client'],
  issInAnswer: false,
} as const

/**
 * Entra ID: the tenant in the issuer, its own ID for the tenant's domain, a template for all tenants;
 * no `email_verified`, no word on PKCE, groups by their object ID, little at userinfo.
 */
export const ENTRA: Product = {
  ...USUAL,
  preset: 'entra',
  issuer: (origin) => `${origin}/${TENANT}/v2.0`,
  aliases: (origin) => ({
    [`${origin}/common/v2.0`]: `${origin}/{tenantid}/v2.0`,
    [`${origin}/fjord.example/v2.0`]: `${origin}/${TENANT}/v2.0`,
    [`${origin}/${TENANT}`]: `https://sts.windows.net/${TENANT}/`,
  }),
  discovery: {
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'private_key_jwt',
      'client_secret_basic',
    ],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  },
  idToken: {
    sub: 'pairwise-sub-of-dora',
    oid: '00000000-0000-0000-66f3-3332eca7ea81',
    tid: TENANT,
    name: 'Dora',
    preferred_username: 'Dora@Fjord.example',
    groups: [ENTRA_GROUP.toLowerCase()],
    ver: '2.0',
  },
  userinfo: { sub: 'pairwise-sub-of-dora', name: 'Dora' },
}

/** Too many groups for a token of Entra's: it names where they would be, which is no userinfo. */
export const ENTRA_OVERAGE: Product = {
  ...ENTRA,
  idToken: {
    ...ENTRA.idToken,
    groups: undefined,
    _claim_names: { groups: 'src1' },
    _claim_sources: { src1: { endpoint: 'https://graph.windows.net/t/users/u/getMemberObjects' } },
  },
}

/** Google: no `end_session_endpoint`, no groups, no `prompt=login`, `iss` in its answer. */
export const GOOGLE: Product = {
  ...USUAL,
  preset: 'google',
  issuer: (origin) => origin,
  discovery: {
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    code_challenge_methods_supported: ['plain', 'S256'],
  },
  prompts: ['none', 'consent', 'select_account'],
  issInAnswer: true,
  inAnswer: { scope: 'email profile openid', authuser: '0', hd: 'fjord.example', prompt: 'none' },
  secretRefused: [401, 'invalid_client'],
  idToken: { sub: '110169484474386276334', ...DORA, email_verified: true, hd: 'fjord.example' },
  userinfo: { sub: '110169484474386276334', ...DORA, email_verified: true },
}

/** Okta: a thin ID token beside an access token; what it knows is at userinfo. */
export const OKTA: Product = {
  ...USUAL,
  preset: 'okta',
  issuer: (origin) => origin,
  discovery: {
    token_endpoint_auth_methods_supported: [...BOTH, 'client_secret_jwt', 'none'],
    code_challenge_methods_supported: ['S256'],
    end_session_endpoint: 'https://acme.okta.example/oauth2/v1/logout',
  },
  takes: ['basic'],
  idToken: { sub: '00uid4BxXw6I6TV4m0g3', amr: ['pwd'], idp: '00o', auth_time: 1_795_000_000 },
  userinfo: {
    sub: '00uid4BxXw6I6TV4m0g3',
    ...DORA,
    email_verified: true,
    groups: ['Everyone', 'makers'],
  },
}

/** Auth0: the issuer ends in a slash, groups under a name of one's own, 401 `access_denied`. */
export const AUTH0: Product = {
  ...USUAL,
  preset: 'auth0',
  issuer: (origin) => `${origin}/`,
  discovery: {
    token_endpoint_auth_methods_supported: [...BOTH, 'private_key_jwt'],
    id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'],
    code_challenge_methods_supported: ['S256', 'plain'],
  },
  takes: ['post'],
  secretRefused: [401, 'access_denied'],
  idToken: {
    sub: 'auth0|63ab',
    ...DORA,
    email_verified: true,
    'https://acme.example/groups': ['makers'],
    sid: 'session-at-auth0',
  },
  userinfo: { sub: 'auth0|63ab', ...DORA, email_verified: true },
}

/** Keycloak: a realm in the issuer, `iss` in the answer and said so, roles inside of an object. */
export const KEYCLOAK: Product = {
  ...USUAL,
  preset: 'keycloak',
  issuer: (origin) => `${origin}/realms/fjord`,
  discovery: {
    token_endpoint_auth_methods_supported: ['private_key_jwt', ...BOTH, 'tls_client_auth'],
    authorization_response_iss_parameter_supported: true,
    id_token_signing_alg_values_supported: ['PS384', 'RS384', 'EdDSA', 'ES384', 'HS256', 'RS256'],
  },
  issInAnswer: true,
  inAnswer: { session_state: '0b8b' },
  secretRefused: [401, 'unauthorized_client'],
  idToken: {
    sub: 'f3a1',
    ...DORA,
    preferred_username: 'dora',
    email_verified: true,
    realm_access: { roles: ['offline_access', 'makers'] },
    sid: 'session-at-keycloak',
  },
  userinfo: { sub: 'f3a1', preferred_username: 'dora', ...DORA, email_verified: true },
}

/** GitLab: the ID token says who, userinfo says everything else, groups by their path. */
export const GITLAB: Product = {
  ...USUAL,
  preset: 'gitlab',
  issuer: (origin) => origin,
  discovery: {
    token_endpoint_auth_methods_supported: BOTH,
    scopes_supported: ['api', 'read_user', 'openid', 'profile', 'email'],
    code_challenge_methods_supported: ['plain', 'S256'],
  },
  idToken: { sub: '42', sub_legacy: 'a1b2', auth_time: 1_795_000_000 },
  userinfo: { sub: '42', ...DORA, email_verified: true, groups: ['makers', 'makers/platform'] },
}

/** Keyturn: demands PKCE, sends `iss`, and signs with ES256 where an app says so. */
export const KEYTURN: Product = {
  ...USUAL,
  preset: 'keyturn',
  issuer: (origin) => origin,
  discovery: {
    token_endpoint_auth_methods_supported: [...BOTH, 'private_key_jwt', 'none'],
    authorization_response_iss_parameter_supported: true,
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256'],
  },
  algorithm: 'ES256',
  requiresPkce: true,
  issInAnswer: true,
  idToken: { sub: 'psn_4', auth_time: 1_795_000_000 },
  userinfo: { sub: 'psn_4', ...DORA, email_verified: true },
}

export const PRODUCTS = { ENTRA, GOOGLE, OKTA, AUTH0, KEYCLOAK, GITLAB, KEYTURN }
