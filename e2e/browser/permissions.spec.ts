import { addApi } from '../harness/apis'
import { carryInto, expect, test } from '../harness/browser'

test('an administrator sees that an app waits, grants it, and the developer sees who did and why', async ({
  page,
  cluster,
  server,
  org,
}) => {
  const api = await addApi(cluster.pool, org, { access: 'with_approval' })
  const app = await org.addApp({ scopes: [api.scope] })
  await carryInto(page.context(), await org.signIn(org.administrator, server.origin))
  await page.goto(`/admin/apis/${api.id}`)
  await expect(page.getByRole('link', { name: /^APIs.* to decide$/ })).toBeVisible()
  await page.getByRole('button', { name: `Decide about ${app.name}` }).click()
  await page.getByRole('radio', { name: 'Refuse' }).check()
  await page.getByRole('button', { name: 'Refuse' }).click()
  await expect(page.getByText('Tell the app’s developers why, in a sentence.')).toBeVisible()
  await page.getByRole('radio', { name: 'Grant' }).check()
  await page.getByLabel('A word to its developers').fill('For the night run.')
  await page.getByRole('button', { name: 'Grant', exact: true }).click()
  await expect(page.getByText('No app waits for a decision.')).toBeVisible()
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto(`/apps/${app.id}`)
  const permissions = page.getByRole('region', { name: 'API permissions' })
  await expect(permissions.getByText('For the night run.')).toBeVisible()
  await expect(permissions.getByText(`by ${org.administrator.name}`)).toBeVisible()
})
