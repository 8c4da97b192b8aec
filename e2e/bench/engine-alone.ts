import { createServer } from 'node:http'
import { provideConfig } from '@/lib/config'
import { startEngine } from '@/lib/oauth/engine/start-engine'
import { testPortal } from '@/lib/oauth/testing/portal'
import { startFlushing } from '@/lib/usage/flush'
import { announce } from './contender'

// Keyturn's engine without the server around it, to see what each of them costs (`--alone`).

const {
  DATABASE_URL: databaseUrl = '',
  KEYTURN_MASTER_KEY: masterKey = '',
  BENCH_CLIENT_ID: clientId = '',
  BENCH_CLIENT_SECRET: clientSecret = '',
} = process.env

provideConfig({
  url: 'http://127.0.0.1',
  databaseUrl,
  masterKey: Buffer.from(masterKey, 'base64'),
  secretPrefix: 'kt',
  production: true,
})

const { handle } = await startEngine({ portal: testPortal })
startFlushing()
announce(createServer(handle), { clientId, clientSecret })
