/** Every value of the scene that a request may contain, written as `{{name}}` until it is sent. */
export const KNOWN_VALUES = [
  'accessToken',
  'allowedHost',
  'apiId',
  'appId',
  'appName',
  'basic',
  'code',
  'deviceCode',
  'email',
  'foreignAppId',
  'grantId',
  'idToken',
  'initialAccessTokenId',
  'jwt',
  'keyId',
  'managementToken',
  'nativeAppId',
  'passkeyId',
  'password',
  'personId',
  'publicKey',
  'redirectUri',
  'refreshToken',
  'requestUri',
  'resource',
  'scope',
  'secret',
  'secretId',
  'uid',
  'userCode',
] as const

export type KnownValue = (typeof KNOWN_VALUES)[number]

/** The cookies of these people are written as `{{cookies:administrator}}`. */
export const BROWSERS = [
  'administrator',
  'owner',
  'support',
  'foreignAdministrator',
  'ceremony',
] as const

export type Browser = (typeof BROWSERS)[number]

export type Values = Record<KnownValue | `cookies:${Browser}`, string>

const PLACEHOLDER = /\{\{([\w:]+)\}\}/g

/** The text with the values of a scene in place of their names. */
export function withValues(text: string, values: Values): string {
  return text.replaceAll(PLACEHOLDER, (written, name: string) =>
    Object.hasOwn(values, name) ? values[name as KnownValue] : written,
  )
}
