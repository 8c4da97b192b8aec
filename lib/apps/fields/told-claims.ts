/**
 * What an app's ID token says of a person: `all` that the app's scopes reveal, or `sign_in_only`, how
 * they have signed in; userinfo has the rest (OpenID Connect Core §5.4). An ID token that comes
 * without an access token always says all.
 */
export const CLAIMS_IN_ID_TOKEN = ['all', 'sign_in_only'] as const
export type ClaimsInIdToken = (typeof CLAIMS_IN_ID_TOKEN)[number]

/** In which claim a person's role is told: under either name, or not at all. */
export const ROLE_CLAIMS = ['none', 'roles', 'groups'] as const
export type RoleClaim = (typeof ROLE_CLAIMS)[number]
