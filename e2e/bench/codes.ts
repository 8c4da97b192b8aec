import { createHash } from 'node:crypto'
import type Provider from 'oidc-provider'
import type { Client } from 'oidc-provider'

// What a browser would have brought back from the authorization endpoint: codes, written through a
// contender's own engine, so that a load of exchanges can be as long as it has to be.

/** What somebody allows the app: people sign in and agree; the codes say who and under what. */
export type Allowed = { accountId: string; grantId: string }

export const REDIRECT_URI = 'https://app.example/callback'
export const SCOPE = 'openid profile email offline_access'
/** RFC 7636. One for all: verifying it costs the same. */
const VERIFIER = 'a-verifier-of-43-characters-or-more-as-it-must-be'
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')

/** More people than connections, so that hardly two ask for the same one at a time. */
export const PEOPLE = 512
const AT_ONCE = 64

/** So many codes of these people's, each good for one exchange within a minute. */
export function makeCodes(
  provider: Provider,
  { client, allowed, count }: { client: Client; allowed: Allowed[]; count: number },
): Promise<string[]> {
  return inTurns(count, (n) => {
    const person = allowed[n % allowed.length]
    if (!person) throw new Error('nobody has allowed anything')
    const code = new provider.AuthorizationCode({
      ...person,
      client,
      gty: 'authorization_code',
      authTime: Math.floor(Date.now() / 1000),
      codeChallenge: CHALLENGE,
      codeChallengeMethod: 'S256',
      redirectUri: REDIRECT_URI,
      scope: SCOPE,
    })
    return code.save()
  })
}

/** RFC 6749 §4.1.3. */
export function exchangeBody(code: string): string {
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI }
  return new URLSearchParams({ ...form, code_verifier: VERIFIER }).toString()
}

/** Does something so many times, some of them at once, and answers what came of each. */
export async function inTurns<T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let from = 0; from < count; from += AT_ONCE) {
    const length = Math.min(AT_ONCE, count - from)
    made.push(...(await Promise.all(Array.from({ length }, (_, n) => make(from + n)))))
  }
  return made
}
