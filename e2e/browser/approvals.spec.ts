import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import { newSecret } from '../harness/portal'

test('a new host waits for an administrator, who refuses it with a word, and approves the next', async ({
  page,
  cluster,
  server,
  org,
}) => {
  const app = await org.addApp({
    name: 'Invoice Robot',
    type: 'web',
    redirectUris: ['https://robot.example/first'],
  })
  await cluster.pool.query(
    `INSERT INTO policy (organization_id, approve_wider_apps, allowed_grant_types, updated_at)
     VALUES ($1, true, '{authorization_code}', now())
     ON CONFLICT (organization_id) DO UPDATE SET approve_wider_apps = true`,
    [org.organizationId],
  )
  const asOwner = async (uri: string) => {
    await carryInto(page.context(), await org.signIn(org.owner, server.origin))
    await page.goto(`/apps/${app.id}/edit`)
    await page.getByRole('textbox', { name: 'Redirect URI, line 1', exact: true }).fill(uri)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('A change waits for approval')).toBeVisible()
  }
  const asAdministrator = async () => {
    await carryInto(page.context(), await org.signIn(org.administrator, server.origin))
    await page.goto('/admin/approvals')
  }
  await asOwner('https://evil.example/cb')
  await probeLooks(page, 'an app with a change that waits')
  await asAdministrator()
  await page.getByText('Administration').first().click()
  await expect(page.getByRole('link', { name: /^Approvals.* to decide$/ })).toBeVisible()
  await page.keyboard.press('Escape')
  const sentence = `${org.owner.name} asks for the new host evil.example in ${app.name}.`
  await expect(page.getByRole('heading', { name: sentence })).toBeVisible()
  await page.getByRole('button', { name: /^Refuse/ }).click()
  await page.getByLabel('Why, for its developers').fill('Not ours.')
  await page.getByRole('button', { name: 'Refuse', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeVisible()
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto(`/apps/${app.id}`)
  await expect(page.getByText(`${org.administrator.name} says: “Not ours.”`)).toBeVisible()
  await asOwner('https://robots.example/cb')
  await asAdministrator()
  await page.getByRole('button', { name: /^Approve/ }).click()
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeVisible()
  const { rows } = await cluster.pool.query('SELECT redirect_uris FROM app WHERE id = $1', [app.id])
  expect(rows[0]?.redirect_uris).toEqual(['https://robots.example/cb'])
})

test('an app that nobody confirmed comes back once its owner has looked at the evidence', async ({
  page,
  cluster,
  server,
  org,
}) => {
  const app = await org.addApp()
  const owner = await org.signIn(org.owner, server.origin)
  await newSecret(owner, app.id)
  const { pool } = cluster
  await pool.query(
    `INSERT INTO policy (organization_id, recertify_days, allowed_grant_types, updated_at)
     VALUES ($1, 365, '{authorization_code}', now())
     ON CONFLICT (organization_id) DO UPDATE SET recertify_days = 365`,
    [org.organizationId],
  )
  await pool.query(
    `INSERT INTO recertification (app_id, organization_id, days, due_at, step, step_at)
     VALUES ($1, $2, 365, now() - interval '29 days', 4, NULL)`,
    [app.id, org.organizationId],
  )
  await pool.query(
    "UPDATE app SET suspended_at = now(), suspended_for = 'recertification' WHERE id = $1",
    [app.id],
  )
  await carryInto(page.context(), owner)
  await page.goto('/apps')
  await page.getByText('is suspended until then').waitFor()
  await page.getByRole('listitem').getByRole('link', { name: app.name }).first().click()
  await expect(page.getByText('Suspended: nobody has confirmed this app')).toBeVisible()
  await expect(page.getByText(/never used/)).toBeVisible()
  await probeLooks(page, 'the evidence of an app')
  await page.getByRole('button', { name: 'Confirm this app' }).click()
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByText('Suspended: nobody has confirmed this app')).toHaveCount(0)
  await carryInto(page.context(), await org.signIn(org.administrator, server.origin))
  await page.goto('/admin/recertification')
  await expect(page.getByRole('row', { name: new RegExp(app.name) })).toContainText('Confirmed')
  await probeLooks(page, 'recertification')
  const csv = await page.request.get('/admin/recertification/export')
  expect(await csv.text()).toContain(`${app.name},${app.id},${org.owner.name}`)
})
