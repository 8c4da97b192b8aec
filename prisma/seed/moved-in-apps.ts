import { acceptInput } from '@/lib/accept-input'
import { beginImport } from '@/lib/import/begin-import'
import { clientBatch, newImport } from '@/lib/import/import-input'
import { moveNextClients } from '@/lib/import/move-clients'
import { receiveClients } from '@/lib/import/receive-clients'
import { startImport } from '@/lib/import/start-import'
import { goTo } from './calendar'
import { PEOPLE, type People } from './people'

const BCRYPT = '$2b$10$pAspKshs47avHsYiey7Ws.yH8YP.fUw67Xs/gMuyZRwDQuyRwGosO'

/** Clients of the server before this one. */
const CLIENTS = [
  {
    client_id: '0f8fad5b-d9cb-469f-a165-70867728950e',
    client_name: 'Freight portal',
    redirect_uris: ['https://freight.fjordrail.example/callback'],
    client_secret: 'Zr7kQ2mX9vB4nT6wL1pS8dF3hJ5gC0yE',
    owner_email: PEOPLE.priya.email,
  },
  {
    client_id: 'snow.plough',
    client_name: 'Snow plough planner',
    grant_types: ['client_credentials'],
    client_secret: BCRYPT,
    client_secret_2: 'winter2019',
  },
  { client_id: 'old kiosk', client_name: 'Kiosk', redirect_uris: ['http://kiosk.example/cb'] },
]

/** An import of another server's clients, with what cannot come and a weak secret. */
export async function seedMovedInApps({ ingrid }: People): Promise<void> {
  goTo(9)
  const { id } = await beginImport(ingrid, acceptInput(newImport, { fileName: 'realm-fjord.json' }))
  await receiveClients(ingrid, id, acceptInput(clientBatch, { at: 0, clients: CLIENTS }))
  await startImport(ingrid, id)
  for (let count = 1; count > 0; ) count = await moveNextClients()
}
