import { decodeProtectedHeader, type JSONWebKeySet } from 'jose'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { HOUR, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { makeApi } from '../../resources/testing/apis'
import { makeAppWithSecret } from '../../testing/apps'
import { basic, type EngineUnderTest, expect } from '../../testing/engine-test'

const administrator = (organizationId: string): Actor => ({
  personId: 'psn_x',
  personName: 'Ada',
  organizationId,
  role: 'administrator',
  provenAt: now(),
  origin: NO_ORIGIN,
})

/** An app that mints signed tokens for an API, and an administrator of its organization. */
export async function makeMint(engine: EngineUnderTest) {
  const { organization, appId, secret } = await makeAppWithSecret()
  const { identifier } = await makeApi(organization, { tokenTtlSeconds: 48 * HOUR })
  const headers = basic(appId, secret.value)
  const body = { grant_type: 'client_credentials', resource: identifier }
  return {
    actor: administrator(organization.organizationId),
    mint: async () => {
      const answer = await engine.post('/oauth2/token', body, headers)
      expect(answer.status).toBe(200)
      return String(answer.body.access_token)
    },
    isActive: async (token: string) =>
      (await engine.post('/oauth2/introspect', { token }, headers)).body.active,
  }
}

export const kidOf = (token: string) => decodeProtectedHeader(token).kid

/** The key set that everybody gets. */
export async function publishedSet({ origin }: EngineUnderTest): Promise<JSONWebKeySet> {
  return (await fetch(`${origin}/oauth2/jwks`)).json()
}

/** The states of the keys of one ring, in the order in which a key goes through them, backwards. */
const statuses = async (algorithm: string) => {
  const keys = await db().signingKey.findMany({
    where: { algorithm },
    orderBy: { status: 'desc' },
  })
  return keys.map(({ status }) => status)
}

export const ALGORITHMS = ['RS256', 'ES256', 'EdDSA']
export const everyRing = () => Promise.all(ALGORITHMS.map(statuses))
export const allOf = (states: string[]) => ALGORITHMS.map(() => states)
