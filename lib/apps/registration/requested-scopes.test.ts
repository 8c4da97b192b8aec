import { anApi } from '@/lib/apis/testing/invoices'
import { db } from '@/lib/db/client'
import { listPermissions } from '../list-permissions'
import { actionsOf, anApp, expect, expectRefused, registrationOf, test } from '../testing/fixtures'
import { editApp } from './edit-app'
import { registerApp } from './register-app'

const READ = 'invoices:read'
const WRITE = 'invoices:write'

async function itself(actor: Parameters<typeof listPermissions>[0], appId: string) {
  const all = await listPermissions(actor, appId)
  return all
    .filter(({ kind }) => kind === 'for_itself')
    .map(({ scope, status, requestedByName }) => `${scope} ${status} ${requestedByName}`)
}

test('a developer requests with the form of the app; what is taken out is not requested any more', async ({
  people: { ada, dora, dan, sam },
}) => {
  await anApi(ada)
  const { id } = await registerApp(dora, registrationOf({ scopes: [READ] }))
  expect(await itself(dora, id)).toEqual([`${READ} requested Dora`])
  await editApp(dora, id, registrationOf({ scopes: [WRITE] }))
  expect(await itself(sam, id)).toEqual([`${WRITE} requested Dora`])
  await expectRefused(listPermissions(dan, id), 'not_found')
})

test('an administrator’s own request is granted at once, and nothing that somebody else requested', async ({
  people: { ada, dora },
}) => {
  await anApi(ada)
  const own = await registerApp(ada, registrationOf({ scopes: [READ] }))
  expect(await itself(ada, own.id)).toEqual([`${READ} granted Ada`])
  const hers = await registerApp(dora, registrationOf({ scopes: [READ] }))
  await editApp(ada, hers.id, registrationOf({ name: 'Renamed', scopes: [READ, WRITE] }))
  expect(await itself(ada, hers.id)).toEqual([`${READ} requested Dora`, `${WRITE} granted Ada`])
  const actions = await actionsOf(ada.organizationId)
  expect(actions.filter((action) => action === 'app.permission_granted')).toHaveLength(2)
})

test('who owns the API and registers an app for it waits for nobody', async ({
  people: { ada, dora },
}) => {
  await anApi(ada, { ownerEmail: 'dora@fjord.example' })
  const { id } = await registerApp(dora, registrationOf({ scopes: [READ] }))
  expect(await itself(dora, id)).toEqual([`${READ} granted Dora`])
})

test('a scope that waits is named by who asked, and a deleted app waits for nothing', async ({
  people: { ada, dora },
}) => {
  await anApi(ada)
  const app = await anApp(dora)
  await db().app.update({ where: { id: app.id }, data: { scopes: [READ] } })
  expect(await itself(dora, app.id)).toEqual([`${READ} requested null`])
})
