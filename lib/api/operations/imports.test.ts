import { expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { moveNextClients } from '@/lib/import/move-clients'
import { perform } from '../testing/perform'

test('a program checks clients, reads the report, starts, and follows to the end', async ({
  people: { ada },
}) => {
  const { id } = await perform(ada, 'createImport', { body: { file_name: 'clients.csv' } })
  const params = { import_id: id }
  const clients = [{ client_id: 'robot', client_secret: 'v'.repeat(20) }, { client_id: 'no id' }]
  const body = { at: 0, clients }
  expect(await perform(ada, 'addImportClients', { params, body })).toMatchObject({
    state: 'receiving',
    received: 2,
    refused: 1,
  })
  const query = { verdict: 'refused' }
  expect(await perform(ada, 'readImportReport', { params, query })).toMatchObject({
    total: 1,
    lines: [{ line: 2, client_id: 'no id', verdict: 'refused' }],
  })
  expect(await perform(ada, 'startImport', { params })).toMatchObject({ state: 'running' })
  while ((await moveNextClients()) > 0);
  expect(await perform(ada, 'readImport', { params })).toMatchObject({ state: 'done', moved: 1 })
  await expectRefused(perform(ada, 'cancelImport', { params }), 'import_over')
})
