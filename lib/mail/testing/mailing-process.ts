import { provideConfig } from '@/lib/config'
import { closeDb, inTransaction } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { deliverDueMails } from '../deliver-mails'
import { enqueueMail } from '../enqueue-mail'
import { FROM, PLAIN } from './mails'

// Writes a mail and dies before anything is sent, or sends what is due, as a server does.

const [databaseUrl = '', url = '', what] = process.argv.slice(2)
const base = { url: 'http://localhost:3000', databaseUrl, masterKey: Buffer.alloc(32) }
provideConfig({
  ...base,
  mailServer: { url: new URL(url), from: FROM },
  secretPrefix: 'kt',
  production: false,
})
if (what === 'write-and-die') {
  await inTransaction((tx) => enqueueMail(tx, PLAIN))
  process.kill(process.pid, 'SIGKILL')
}
await deliverDueMails()
await closeDb()
await closePool()
