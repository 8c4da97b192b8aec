import { expect, test } from '@/lib/apps/testing/fixtures'
import { db } from '@/lib/db/client'
import { findImport } from './find-import'
import { moveNextClients } from './move-clients'
import { startImport } from './start-import'
import { beginImport, receiveClients } from './testing/parsed'

const VALUE = 'aZ3-moved-in-value-with-much-chance-9Q'
const EMOJI = '\u{1f511}'

test('secrets that have one name at the other server come with two', async ({
  people: { ada },
}) => {
  const { id } = await beginImport(ada)
  const secretsOf = (...names: string[]) =>
    names.map((description, at) => ({ description, value: `${VALUE}${at}` }))
  const clients = [
    { client_id: 'same', client_secrets: secretsOf('Prod', 'prod') },
    { client_id: 'ours', client_secrets: secretsOf('Imported 2', '') },
    { client_id: 'long', client_secrets: secretsOf('x'.repeat(90), 'x'.repeat(90)) },
    { client_id: 'spaces', client_secrets: secretsOf(' ', ' a\n b ') },
    {
      client_id: 'surrogate',
      client_secrets: secretsOf(`${'x'.repeat(59)}${EMOJI}`, 'a\u0000\u202eb'),
    },
  ]
  expect(await receiveClients(ada, id, { at: 0, clients })).toMatchObject({ refused: 0 })
  await startImport(ada, id)
  while ((await moveNextClients()) > 0);
  expect(await findImport(ada, id)).toMatchObject({ state: 'done', moved: 5 })
  const secrets = await db().secret.findMany({ orderBy: [{ appId: 'asc' }, { slot: 'asc' }] })
  expect(secrets.map(({ appId, name }) => `${appId}: ${name}`)).toEqual([
    `long: ${'x'.repeat(56)}`,
    `long: ${'x'.repeat(56)} (2)`,
    'ours: Imported 2',
    'ours: Imported 2 (2)',
    'same: Prod',
    'same: prod (2)',
    'spaces: Imported 1',
    'spaces: Imported 2',
    `surrogate: ${'x'.repeat(56)}`,
    'surrogate: Imported 2',
  ])
})

test('signs that the database does not take stop no import', async ({ people: { ada } }) => {
  const { id } = await beginImport(ada)
  const clients = [
    { client_id: 'a\u0000b' },
    { client_id: 'nul', client_name: 'a\u0000b' },
    { client_id: '\ud83d', client_name: `${'x'.repeat(199)}${EMOJI}` },
    { client_id: 'mail', owner_email: 'a\u0000b@example.com' },
    {
      client_id: 'grant',
      grant_types: ['constructor', '__proto__', 'a\u0000b', `${'x'.repeat(79)}${EMOJI}`],
    },
    { client_id: 'scope', scope: 'a\u0000b' },
    { client_id: 'uri', redirect_uris: ['https://a.example/\u0000'] },
    { client_id: 'far', client_secret: VALUE, client_secret_expires_at: '+275760-01-01' },
    { client_id: 'fine' },
  ]
  expect(await receiveClients(ada, id, { at: 0, clients })).toMatchObject({ received: 9 })
  await startImport(ada, id)
  while ((await moveNextClients()) > 0);
  expect(await findImport(ada, id)).toMatchObject({ state: 'done', decided: 9 })
  expect((await db().app.findMany({ orderBy: { id: 'asc' } })).map((app) => app.id)).toEqual([
    'far',
    'fine',
    'grant',
    'mail',
  ])
})

test('an import that fails holds up no other', async ({ people: { ada } }) => {
  const broken = await beginImport(ada)
  await receiveClients(ada, broken.id, { at: 0, clients: [{ client_id: 'broken' }] })
  await db().$executeRaw`UPDATE client_import_row SET planned = '{}' WHERE import_id = ${broken.id}`
  await startImport(ada, broken.id)
  const next = await beginImport(ada)
  await receiveClients(ada, next.id, { at: 0, clients: [{ client_id: 'next' }] })
  await startImport(ada, next.id)
  while ((await moveNextClients()) > 0);
  expect(await findImport(ada, next.id)).toMatchObject({ state: 'done', moved: 1 })
  expect(await findImport(ada, broken.id)).toMatchObject({ state: 'running', moved: 0 })
})

test('an id of the form of a person’s, and of others that are made here, is refused', async ({
  people: { ada, dora },
}) => {
  const { id } = await beginImport(ada)
  const clients = [dora.personId, ada.organizationId].map((one) => ({ client_id: one }))
  expect(await receiveClients(ada, id, { at: 0, clients })).toMatchObject({ refused: 2 })
})
