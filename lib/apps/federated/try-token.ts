import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeApp } from '../authorize-app'
import { audiencesOf } from './federated-credential'
import type { TriedTokenInput } from './federated-input'
import { checkClaims } from './match-claims'
import { type ReadToken, readToken, whyNotForUs, whyNotInTime, whyNotOfType } from './read-token'
import { findFederatedCredentials } from './store'
import type { TokenCheck, TriedToken } from './tried-token'
import { UnreadableKeys, verifyToken } from './verify-token'

/**
 * Says whether a token would authenticate the app, and why not, claim by claim. Nothing is stored or
 * logged, and the token is not used up. The keys of an issuer are read only if the app trusts it.
 * Refuses with `not_found`, and with `invalid_input` what is no token.
 */
export async function tryToken(
  actor: Actor,
  appId: string,
  { token }: TriedTokenInput,
): Promise<TriedToken> {
  await authorizeApp(db(), actor, appId, 'read')
  const read = readToken(token)
  if (!read) {
    const sentence = 'This is no signed token (JWT): three parts with dots between them.'
    throw new Refusal('invalid_input', 'no token', { token: sentence })
  }
  const { payload } = read
  const credentials = (await findFederatedCredentials(db(), appId)).map((one) => {
    const claims = checkClaims(one, payload)
    return { id: one.id, name: one.name, claims, fits: claims.every(({ fits }) => fits) }
  })
  const isTrusted = credentials.some(({ claims }) => isOfIssuer(claims))
  const signature = isTrusted ? [await checkSignature(String(payload.iss), token)] : []
  const checks = [...signature, ...checksOf(read)]
  const isRight = isTrusted && checks.every(({ complaint }) => complaint === null)
  const accepted = isRight ? credentials.find(({ fits }) => fits) : undefined
  const ofIssuer = credentials.filter(({ claims }) => isOfIssuer(claims))
  const others = credentials.filter(({ claims }) => !isOfIssuer(claims))
  return { accepted: accepted?.id ?? null, checks, credentials: [...ofIssuer, ...others] }
}

/** The issuer is the first claim that is checked. */
function isOfIssuer(claims: ReturnType<typeof checkClaims>): boolean {
  return claims[0]?.fits === true
}

function checksOf({ header, payload }: ReadToken): TokenCheck[] {
  return [
    { what: 'type', complaint: whyNotOfType(header) },
    { what: 'time', complaint: whyNotInTime(payload, now()) },
    { what: 'audience', complaint: whyNotForUs(payload, audiencesOf(config().url)) },
  ]
}

async function checkSignature(issuer: string, token: string): Promise<TokenCheck> {
  const failed = await verifyToken(issuer, token).then(
    () => null,
    (error: Error) => error,
  )
  if (failed === null) return { what: 'signature', complaint: null }
  const complaint =
    failed instanceof UnreadableKeys
      ? `The issuer’s keys cannot be read from here: ${failed.message}.`
      : 'It is not signed with a key of its issuer.'
  return { what: 'signature', complaint }
}
