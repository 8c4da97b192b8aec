import { provideConfig } from '@/lib/config'
import { mailNotices } from '../mail-notices'
import { tellPeople } from '../tell-people'

// Tells people as a server does, or writes their mails. It is killed meanwhile.

const [databaseUrl = '', key = '', what = ''] = process.argv.slice(2)
provideConfig({
  url: 'http://localhost:3000',
  databaseUrl,
  masterKey: Buffer.from(key, 'hex'),
  secretPrefix: 'kt',
  production: false,
})
await (what === 'tell' ? tellPeople() : mailNotices())
