import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { acceptInput } from '@/lib/accept-input'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { beginImport } from '@/lib/import/begin-import'
import { findImport } from '@/lib/import/find-import'
import { clientBatch, newImport } from '@/lib/import/import-input'
import { receiveClients } from '@/lib/import/receive-clients'
import { startImport } from '@/lib/import/start-import'
import { onTemporary } from './on-temporary'

// npm run bench:import: 50,000 clients with a secret each, checked here, and moved in by another process.
// Says how long each took, and how much memory each process had at most.

const CLIENTS = 50_000
const PIECE = 500

await onTemporary(async (url) => moveIn(url, await anAdministrator()))

async function anAdministrator(): Promise<Actor> {
  const [organizationId, personId] = [newId('org'), newId('psn')]
  const createdAt = now()
  await db().organization.create({ data: { id: organizationId, name: 'Fjord Rail', createdAt } })
  const person = { id: personId, email: 'ada@fjord.example', name: 'Ada', createdAt }
  await db().person.create({ data: person })
  const role = 'administrator'
  await db().membership.create({ data: { organizationId, personId, role, createdAt } })
  const proven = { provenAt: createdAt, origin: NO_ORIGIN }
  return { personId, personName: 'Ada', organizationId, role, ...proven }
}

async function moveIn(url: string, actor: Actor): Promise<void> {
  const { id } = await beginImport(actor, acceptInput(newImport, { fileName: 'clients.csv' }))
  await timed(`check ${CLIENTS} clients`, async () => {
    for (let at = 0; at < CLIENTS; at += PIECE) {
      const clients = Array.from({ length: PIECE }, (_, n) => clientOf(at + n))
      await receiveClients(actor, id, acceptInput(clientBatch, { at, clients }))
    }
  })
  process.stdout.write(`memory: ${megabytes(process.resourceUsage().maxRSS)}\n`)
  await startImport(actor, id)
  await timed(`move ${CLIENTS} clients in`, async () => {
    const program = ['--import', 'tsx', 'lib/import/testing/move-in-process.ts', url]
    const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (piece) => {
      said = (said + piece).slice(-100)
    })
    await once(child, 'exit')
    const [, kibibytes] = /rss (\d+)/.exec(said) ?? []
    process.stdout.write(`memory: ${megabytes(Number(kibibytes))}\n`)
  })
  process.stdout.write(`${JSON.stringify(await findImport(actor, id))}\n`)
}

function clientOf(n: number) {
  return {
    client_id: `client-${n}`,
    client_name: `Client ${n}`,
    redirect_uris: [`https://client-${n}.example/callback`],
    scope: 'orders.read orders.write',
    client_secret: `secret-of-client-${n}-0123456789abcdef0123456789`,
  }
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now()
  await work()
  process.stdout.write(`${what}: ${Math.round((performance.now() - began) / 1_000)} s\n`)
}

function megabytes(kibibytes: number): string {
  return `${Math.round(kibibytes / 1024)} MiB`
}
