import type { AddressClaim, PresetName } from './provider'

/** What is known of a product, to fill the form and to say what to do there. */
export type Preset = {
  label: string
  /** What its issuer looks like. */
  issuer: string
  scopes: string
  addressClaim: AddressClaim
  trustsAddresses: boolean
  /** Empty where it sends no groups unless somebody sets that up. */
  groupsClaim: string
  groupsIgnoreCase: boolean
  /** Where its administrator gets the client ID and the secret. */
  where: string
  /** What to know about addresses and groups. */
  note: string
}

const OPENID_SCOPES = 'openid profile email'

const USUAL = {
  scopes: OPENID_SCOPES,
  addressClaim: 'email',
  trustsAddresses: false,
  groupsClaim: 'groups',
  groupsIgnoreCase: false,
} as const

export const PRESET: Record<PresetName, Preset> = {
  entra: {
    ...USUAL,
    label: 'Microsoft Entra ID',
    issuer: 'https://login.microsoftonline.com/<tenant ID>/v2.0',
    addressClaim: 'preferred_username',
    trustsAddresses: true,
    where:
      'Entra admin center › App registrations › New registration: platform Web with the redirect URI above. The client ID is on its overview; the secret is under Certificates & secrets, and its end date beside it.',
    note: 'Entra never says whether it has verified an address, so trust its addresses for your domains. Use your own tenant: the addresses of “common” and “organizations” let every tenant in. For groups, add the groups claim under Token configuration, limited to groups assigned to the application, and enter their object IDs.',
  },
  google: {
    ...USUAL,
    label: 'Google Workspace',
    issuer: 'https://accounts.google.com',
    groupsClaim: '',
    where:
      'Google Cloud console › APIs & Services › Credentials › Create OAuth client ID: type Web application with the redirect URI above.',
    note: 'Google sends no groups. Every Google account can sign in there; your domains decide who is believed here.',
  },
  okta: {
    ...USUAL,
    label: 'Okta',
    issuer: 'https://<your domain>.okta.com',
    scopes: 'openid profile email groups',
    where:
      'Okta admin console › Applications › Create App Integration: OIDC, Web Application, with the redirect URI above.',
    note: 'For groups, set the groups claim filter under Sign On of the application. A custom authorization server, such as /oauth2/default, needs a scope and a claim named groups.',
  },
  auth0: {
    ...USUAL,
    label: 'Auth0',
    issuer: 'https://<tenant>.eu.auth0.com/',
    groupsClaim: '',
    where:
      'Auth0 dashboard › Applications › Create: Regular Web Application. Put the redirect URI above under Allowed Callback URLs.',
    note: 'Auth0 sends groups only as a claim of your own, which an Action adds, such as https://acme.example/groups. Write its whole name.',
  },
  keycloak: {
    ...USUAL,
    label: 'Keycloak',
    issuer: 'https://<host>/realms/<realm>',
    groupsClaim: 'realm_access.roles',
    where:
      'Keycloak admin console › Clients › Create client: OpenID Connect, Client authentication on, with the redirect URI above. The secret is under Credentials.',
    note: 'Roles come when the mapper “realm roles” of the client scope “roles” adds them to the ID token or to userinfo. With a mapper Group Membership the claim is groups, and a group begins with a slash.',
  },
  gitlab: {
    ...USUAL,
    label: 'GitLab',
    issuer: 'https://gitlab.com',
    where:
      'GitLab › group or admin area › Settings › Applications: confidential, scopes openid, profile and email, with the redirect URI above.',
    note: 'GitLab sends groups by their full path, such as acme/platform. Everybody can have an account at gitlab.com; your domains decide who is believed here.',
  },
  keyturn: {
    ...USUAL,
    label: 'Keyturn',
    issuer: 'https://<host>',
    groupsClaim: '',
    where:
      'The other Keyturn › My Apps › Register app: a web app with the redirect URI above and the scopes openid, profile and email. Generate a secret there.',
    note: '',
  },
  other: {
    ...USUAL,
    label: 'Another OpenID provider',
    issuer: 'https://id.example.com',
    where:
      'Register a confidential client for the authorization code flow there, with the redirect URI above.',
    note: '',
  },
}

/**
 * The `prompt` with which a provider asks its person again (OpenID Connect Core 1.0, §3.1.2.1).
 * Google refuses `login`.
 */
export function promptAgain(preset: PresetName): string {
  return preset === 'google' ? 'select_account' : 'login'
}
