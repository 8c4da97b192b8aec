import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import { newSecret } from '../harness/portal'
import { askToken, mintToken } from '../harness/token'

test('networks are proposed from who came, tried, and saved; from outside the app is refused', async ({
  page,
  server,
  org,
  cluster,
}) => {
  const app = await org.addApp()
  const made = await newSecret(await org.openSession(org.owner, server.origin), app.id)
  await mintToken(server.origin, made)
  const count =
    'SELECT address FROM caller JOIN caller_hour ON caller_digest = digest WHERE app_id = $1'
  await expect.poll(async () => (await cluster.pool.query(count, [app.id])).rows.length).toBe(1)
  const [{ address }] = (await cluster.pool.query(count, [app.id])).rows
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto(`/apps/${app.id}`)
  const panel = page.getByRole('region', { name: 'Networks' })
  const whole = panel.getByRole('group').filter({ hasText: 'The whole app' })
  await panel.getByText('The whole app: everywhere').click()

  await whole.getByRole('button', { name: 'Propose networks' }).click()
  await expect(whole.getByLabel('Networks', { exact: true })).toHaveValue(`${address}/32`)
  await expect(whole.getByRole('list', { name: 'Proposed networks' })).toContainText('1 request')
  await expect(whole).toContainText('Nothing is saved yet.')
  await whole.getByLabel('Networks', { exact: true }).fill('10.99.0.0/16')
  await whole.getByRole('button', { name: 'Dry run: The whole app' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Everybody who came in the last 30 days would be refused.')
  await expect(dialog.getByRole('list', { name: 'Refused' })).toContainText(address)
  await probeLooks(page, 'a dry run of networks')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(panel.getByText('The whole app: everywhere')).toBeVisible()
  expect((await askToken(server.origin, made)).status).toBe(200)

  const secret = panel.getByRole('group').last()
  await secret.getByText(/: everywhere$/).click()
  await secret.getByRole('button', { name: 'Propose networks' }).click()
  await expect(secret.getByLabel('Networks', { exact: true })).toHaveValue(`${address}/32`)
  await secret.getByRole('button', { name: 'Save networks' }).click()
  await expect(
    page.getByText('Everybody who came in the last 30 days is still let in.').first(),
  ).toBeVisible()
  expect((await askToken(server.origin, made)).status).toBe(200)

  await whole.getByRole('button', { name: 'Dry run: The whole app' }).click()
  await dialog.getByRole('button', { name: 'Save all the same' }).click()
  await expect(page.getByText('is refused from now on').first()).toBeVisible()
  await expect(panel.getByText('The whole app: 10.99.0.0/16')).toBeVisible()
  const refused = await askToken(server.origin, made)
  expect([refused.status, refused.body.error]).toEqual([401, 'invalid_client'])
  await page.goto(`/apps/${app.id}/secrets`)
  const active = page.getByRole('table', { name: 'Active secrets' })
  await expect(active).toContainText(`only from ${address}/32`)
  await probeLooks(page, 'secrets with networks')
})
