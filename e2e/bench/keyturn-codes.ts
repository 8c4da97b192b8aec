import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { keepGrant } from '@/lib/oauth/consents/keep-grant'
import { createProvider } from '@/lib/oauth/engine/provider'
import type { Client, Provider } from '@/lib/oauth/protocol/oidc-provider'
import { loadSigningKeys } from '@/lib/oauth/signing-keys/load-signing-keys'
import { testPortal } from '@/lib/oauth/testing/portal'
import { type Allowed, inTurns, makeCodes, PEOPLE, SCOPE } from './codes'
import type { MakeCodes } from './contender'

/**
 * Codes for Keyturn's app, from an engine beside the server's: what is in the database is every
 * process's. Makes people who have agreed when it is asked for the first time.
 */
export function keyturnCodes(appId: string): MakeCodes {
  let ready: Promise<Ready> | undefined
  return async (count) => {
    ready ??= makeReady(appId)
    const { provider, client, allowed } = await ready
    return makeCodes(provider, { client, allowed, count })
  }
}

type Ready = { provider: Provider; client: Client; allowed: Allowed[] }

async function makeReady(appId: string): Promise<Ready> {
  const signingKeys = await loadSigningKeys()
  const { provider, findClient } = createProvider({ portal: testPortal, signingKeys })
  const client = await findClient(appId, '', 'client_secret_basic')
  if (!client) throw new Error('the app is not there')
  return { provider, client, allowed: await agree(provider, appId) }
}

async function agree(provider: Provider, appId: string): Promise<Allowed[]> {
  const people = Array.from({ length: PEOPLE }, () => newId('psn'))
  await db().person.createMany({
    data: people.map((id) => {
      const email = `${id.toLowerCase()}@example.com`
      return { id, email, name: 'Ada Lovelace', createdAt: now() }
    }),
  })
  return inTurns(PEOPLE, async (n) => {
    const accountId = people[n] ?? ''
    const grantId = await keepGrant(provider, {
      personId: accountId,
      appId,
      allow: (grant) => grant.addOIDCScope(SCOPE),
      tell: async () => {},
    })
    return { accountId, grantId }
  })
}
