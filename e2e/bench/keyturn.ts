import { freePort } from '../harness/server'
import type { Ready } from './contender'
import type { Table } from './database'
import { type Contender, startContender } from './processes'

/** The production server as `npm start` runs it, with its log and its last-used. */
export async function startKeyturn(table: Table): Promise<Contender> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { clientId, clientSecret } = table
  const env = { ...table.env, PORT: `${port}`, HOST: '127.0.0.1', KEYTURN_URL: origin }
  const whenReady = (line: string): Ready | null =>
    line.includes('"msg":"ready"') ? { origin, clientId, clientSecret } : null
  const keyturn = await startContender({ script: 'lib/server/start.ts', env }, whenReady)
  await beUsed(keyturn)
  return keyturn
}

/** Pages and engine leave hooks behind in the process that every later request pays for. */
async function beUsed({ ready: { origin } }: Contender): Promise<void> {
  for (const path of ['/sign-in', '/apps', '/oauth2/jwks']) await fetch(origin + path)
  await fetch(`${origin}/oauth2/token`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })
}
