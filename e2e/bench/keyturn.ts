import { freePort } from '../harness/server'
import type { Ready } from './contender'
import type { BenchApp, Table } from './database'
import { type Contender, startContender } from './processes'

/** The production server as `npm start` runs it, with its log and its last-used. */
export async function startKeyturn(table: Table, app: BenchApp): Promise<Contender> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { clientId, clientSecret, makeCodes } = app
  const env = { ...table.env, PORT: `${port}`, HOST: '127.0.0.1', KEYTURN_URL: origin }
  const whenReady = (line: string): Ready | null =>
    line.includes('"msg":"ready"') ? { origin, clientId, clientSecret } : null
  const script = 'lib/server/start.js'
  return startContender({ script, env, makeCodes, databasePid: table.databasePid }, whenReady)
}

/** Its engine by itself, to see what the server around it costs. */
export function startEngineAlone({ env, es256, databasePid }: Table): Promise<Contender> {
  const { makeCodes } = es256
  return startContender({ script: 'e2e/bench/engine-alone.ts', env, makeCodes, databasePid })
}
