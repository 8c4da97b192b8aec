import { NO_ORIGIN } from '@/lib/actor'
import { readAdmitted } from '@/lib/admitted-networks'
import { now } from '@/lib/clock'
import { provideConfig } from '@/lib/config'
import { deliverMessages } from '../delivery/deliver-messages'
import { testEndpoint } from '../test-endpoint'

// Writes a message as a server does, says so, and then sends it if it is told to. It is killed meanwhile.

const [url = '', key = '', actor = '', endpointId = '', sends = ''] = process.argv.slice(2)
const [personId = '', organizationId = ''] = actor.split(' ')
const admitted = readAdmitted(['127.0.0.1'])
provideConfig({
  url: 'http://localhost:3000',
  databaseUrl: url,
  masterKey: Buffer.from(key, 'hex'),
  secretPrefix: 'kt',
  production: false,
  ...(admitted ? { admitted } : {}),
})
const ada = { personId, organizationId, personName: 'Ada', provenAt: now(), origin: NO_ORIGIN }
await testEndpoint({ ...ada, role: 'administrator' }, endpointId)
process.stdout.write('committed\n')
if (sends) await deliverMessages()
setInterval(() => {}, 1_000)
