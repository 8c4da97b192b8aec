import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { now } from '@/lib/clock'
import type { Answer, EngineUnderTest } from './engine-test'

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** What an app signs with. */
export type Signer = { kid: string; algorithm: string; privateKey: CryptoKey }

type Changes = {
  aud?: string | readonly string[]
  jti?: string
  seconds?: number
  /** In how many seconds it begins to be valid (nbf), by the clock of the app. */
  starts?: number
  kid?: string | null
  iss?: string
  typ?: string
  /** In how many seconds it says that it was issued (iat). */
  ahead?: number
}

/** A client assertion of the app (RFC 7523 §3), valid for a minute unless `changes` say otherwise. */
export function sign(
  engine: EngineUnderTest,
  appId: string,
  key: Signer,
  changes: Changes = {},
): Promise<string> {
  const { aud = engine.origin, jti = randomUUID(), seconds = 60, iss = appId } = changes
  const issued = Math.floor(now().getTime() / 1000)
  const kid = changes.kid === undefined ? key.kid : changes.kid
  const typed = changes.typ === undefined ? {} : { typ: changes.typ }
  const times = { iat: issued + (changes.ahead ?? 0), exp: issued + seconds }
  const starts = changes.starts === undefined ? {} : { nbf: issued + changes.starts }
  return new SignJWT({
    iss,
    sub: appId,
    aud: typeof aud === 'string' ? aud : [...aud],
    jti,
    ...times,
    ...starts,
  })
    .setProtectedHeader({ alg: key.algorithm, ...(kid === null ? {} : { kid }), ...typed })
    .sign(key.privateKey)
}

/** Posts with the assertion: to the token endpoint for client_credentials, or to another path. */
export function ask(
  engine: EngineUnderTest,
  assertion: string,
  path = '/oauth2/token',
  more: Record<string, string> = {},
): Promise<Answer> {
  const grant = path === '/oauth2/token' ? { grant_type: 'client_credentials' } : {}
  const body = { ...grant, ...more, client_assertion_type: ASSERTION, client_assertion: assertion }
  return engine.post(path, body)
}
