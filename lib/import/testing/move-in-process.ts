import { provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { moveNextClients } from '../move-clients'

// Moves clients of started imports, as a server does in the background, until none is left.

provideConfig({
  url: 'http://localhost:3000',
  databaseUrl: process.argv[2] ?? '',
  masterKey: Buffer.alloc(32),
  secretPrefix: 'kt',
  production: false,
})
let decided = 0
for (let count = 1; count > 0; decided += count) {
  count = await moveNextClients()
  process.stdout.write(`${decided}\n`)
}
await closeDb()
process.stdout.write(`rss ${process.resourceUsage().maxRSS}\n`)
