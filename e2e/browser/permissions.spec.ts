import { readFileSync } from 'node:fs'
import { addApi } from '../harness/apis'
import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import { newSecret, revoke } from '../harness/portal'

test('an administrator sees that an app waits, grants it, and the developer sees who did and why', async ({
  page,
  cluster,
  server,
  org,
}) => {
  const api = await addApi(cluster.pool, org, { access: 'with_approval' })
  const app = await org.addApp({ scopes: [api.scope] })
  await carryInto(page.context(), await org.openSession(org.administrator, server.origin))
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
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto(`/apps/${app.id}`)
  const permissions = page.getByRole('region', { name: 'API permissions' })
  await expect(permissions.getByText('For the night run.')).toBeVisible()
  await expect(permissions.getByText(`by ${org.administrator.name}`)).toBeVisible()
})

test('an administrator finds in the audit log who revoked a secret, by keyboard, and takes the log along', async ({
  page,
  server,
  org,
}) => {
  const app = await org.addApp()
  const session = await org.openSession(org.owner, server.origin)
  const { id } = await newSecret(session, app.id)
  await revoke(session, app, id)
  await carryInto(page.context(), await org.openSession(org.administrator, server.origin))
  await page.goto('/audit')
  await page.getByLabel('App', { exact: true }).focus()
  await page.keyboard.type(app.id)
  await page.getByLabel('Event').focus()
  await page.keyboard.type('Secret: revoked')
  await page.keyboard.press('Tab')
  await page.getByLabel('Cause').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/event=secret\.revoked/)
  const found = page.locator('li details', { hasText: 'revoked the secret' })
  await expect(page.locator('li details summary time')).toHaveCount(1)
  await found.locator('summary').focus()
  await page.keyboard.press('Enter')
  await expect(found.getByText('secret.revoked')).toBeVisible()
  await probeLooks(page, 'the audit log with an event open')

  await page.getByRole('button', { name: 'Export' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Format').selectOption('jsonl')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).press('Enter'),
  ])
  expect(file.suggestedFilename()).toBe('audit-log.jsonl')
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['secret.revoked'])
  await expect(page.getByText('Done: 1 event')).toBeVisible()
  await probeLooks(page, 'an export')
  await page.keyboard.press('Escape')

  await found
    .getByRole('link', { name: /^[0-9a-f-]{36}$/ })
    .last()
    .press('Enter')
  await expect(page.getByRole('heading', { name: /revoked the secret/ })).toBeVisible()
  await probeLooks(page, 'an event at its own address')
  await page.goto('/audit?event=audit')
  await expect(page.getByText(/exported the audit log as JSON Lines, filtered by/)).toBeVisible()
})
