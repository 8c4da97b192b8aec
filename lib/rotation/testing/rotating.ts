import { generateKeyPairSync } from 'node:crypto'
import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { anApp, test as base } from '@/lib/apps/testing/fixtures'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { KV2_TOKEN, type Kv2Server, startKv2 } from '@/lib/delivery/testing/kv2-server'
import { admitLoopback } from '@/lib/delivery/testing/on-loopback'
import { addTarget } from '@/lib/delivery/testing/parsed'
import { endPlannedSecrets } from '@/lib/secrets/end-planned-secrets'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { useSecret as noteUse } from '@/lib/secrets/testing/use-secret'
import { adoptRotations } from '../adopt-rotations'
import { watchRotations } from '../watch-rotations'

/** Dora's app, whose new secrets go to a vault of this test. */
export type Rotating = { dora: Actor; app: AppView; vault: Kv2Server }

export const test = base.extend<{ vault: Kv2Server; rotating: Rotating }>({
  vault: async ({ emptyDatabase: _ }, use) => {
    admitLoopback()
    const vault = await startKv2()
    await use(vault)
    vault.close()
  },
  rotating: async ({ people: { dora }, vault }, use) => {
    const app = await anApp(dora)
    await addVault(dora, app.id, vault)
    await use({ dora, app, vault })
  },
})

export { expect } from '@/lib/apps/testing/fixtures'

export function addVault(actor: Actor, appId: string, vault: Kv2Server, name = 'OpenBao') {
  const { address } = vault
  const place = { address, mount: 'secret', path: 'apps/desk', credential: KV2_TOKEN }
  return addTarget(actor, appId, { kind: 'kv2', name, ...place })
}

/** A public key that opens what waits in a mailbox. */
export const MAILBOX_KEY = generateKeyPairSync('x25519')

/** What the vault holds now. */
export function held(vault: Kv2Server) {
  const last = vault.paths.get('apps/desk')?.at(-1)
  return last && !last.deleted ? last.data : null
}

/** The first secret of the app, in use. */
export async function firstSecret(actor: Actor, appId: string) {
  const { secret } = await issueSecret(actor, appId, { name: 'First', expiresAt: null })
  await noteUse(secret.id, now())
  return secret
}

/** What the jobs do between two requests. */
export async function jobsRun(): Promise<void> {
  await endPlannedSecrets()
  await adoptRotations()
  await watchRotations()
}

/** The secrets of an app that authenticate now, as the token path decides it. */
export async function working(appId: string): Promise<string[]> {
  const rows = await db().secret.findMany({
    where: {
      appId,
      slot: { not: null },
      OR: [{ pausedUntil: null }, { pausedUntil: { lte: now() } }],
    },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ id }) => id)
}
