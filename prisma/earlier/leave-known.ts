import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NO_ORIGIN } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { startEngine } from '@/lib/oauth/engine/start-engine'
import { testPortal } from '@/lib/oauth/testing/portal'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { savePolicy } from '@/lib/violations/testing/parsed'
import { SEED_ADMINISTRATOR } from '../seed/demo-organization'
import { register } from '../seed/register'
import type { Known } from './kept-database'

/** Registers an app of the demo organization, issues a secret without an end and gets a token; answers their values. */
export async function leaveKnown(): Promise<Known> {
  const ingrid = await administrator()
  const { id: appId } = await register(ingrid, { name: 'Known to tests', type: 'machine' })
  await savePolicy(ingrid, { change: { endlessSecrets: true } })
  const { value } = await issueSecret(ingrid, appId, { name: 'Known to tests', expiresAt: null })
  const secret = value.reveal()
  return { appId, secret, token: await tokenFor(appId, secret) }
}

async function administrator() {
  const { email } = SEED_ADMINISTRATOR
  const { person, ...membership } = await db().membership.findFirstOrThrow({
    where: { person: { email } },
    include: { person: true },
    orderBy: { createdAt: 'asc' },
  })
  return { ...membership, personName: person.name, provenAt: now(), origin: NO_ORIGIN }
}

async function tokenFor(appId: string, secret: string): Promise<string> {
  const { handle } = await startEngine({ portal: testPortal, fetch })
  const server = createServer(handle).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${appId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  server.close()
  server.closeAllConnections()
  const { access_token: token } = await answer.json()
  return token
}
