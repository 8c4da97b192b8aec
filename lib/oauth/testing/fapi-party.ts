import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { now } from '@/lib/clock'
import { type GivenKey, giveKey } from './app-keys'
import type { Answer, EngineUnderTest } from './engine-test'
import { makeRelyingParty, oauth, type RelyingParty } from './relying-party'

/** An app that is held to FAPI 2.0, with its key and a key for DPoP. */
export type FapiParty = RelyingParty & { key: GivenKey; DPoP: oauth.DPoPHandle }

type Options = Parameters<typeof makeRelyingParty>[1] & { algorithm?: string }

/** Registers an app in this profile; it signs with its key and shows DPoP proofs. */
export async function makeFapiParty(
  origin: string,
  { algorithm = 'ES256', ...options }: Options,
): Promise<FapiParty> {
  const party = await makeRelyingParty(origin, { clientCredentials: true, ...options })
  const key = await giveKey(party.appId, algorithm)
  const auth = oauth.PrivateKeyJwt({ key: key.privateKey, kid: key.kid })
  const DPoP = oauth.DPoP(party.client, await oauth.generateKeyPair('ES256'))
  return { ...party, auth, key, DPoP }
}

type Claims = Record<string, unknown>

/** The app's request as a signed one (RFC 9101); a claim that is undefined is left out. */
export function signRequest(
  { as, appId, key }: FapiParty,
  parameters: URLSearchParams,
  claims: Claims = {},
): Promise<string> {
  const nbf = Math.floor(now().getTime() / 1000)
  const times = { nbf, exp: nbf + 300 }
  const whole = { iss: appId, aud: as.issuer, jti: randomUUID(), ...times }
  return new SignJWT({ ...Object.fromEntries(parameters), ...whole, ...claims })
    .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'oauth-authz-req+jwt' })
    .sign(key.privateKey)
}

/** Pushes these parameters (RFC 9126) with an assertion of the app's key. */
export async function push(
  engine: EngineUnderTest,
  { as, client, auth }: FapiParty,
  parameters: Record<string, string>,
): Promise<Answer> {
  const body = new URLSearchParams(parameters)
  await auth(as, client, body, new Headers())
  return engine.post('/oauth2/par', Object.fromEntries(body))
}

/** The authorization URL that points at what was pushed. */
export function pointingAt(
  { as, appId }: Pick<RelyingParty, 'as' | 'appId'>,
  { body }: Answer,
): URL {
  const url = new URL(String(as.authorization_endpoint))
  url.search = new URLSearchParams({
    client_id: appId,
    request_uri: String(body.request_uri),
  }).toString()
  return url
}
