import { newId } from '@/lib/crypto/random'
import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'

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
    await carryInto(page.context(), await org.openSession(org.owner, server.origin))
    await page.goto(`/apps/${app.id}/edit`)
    await page.getByRole('textbox', { name: 'Redirect URI, line 1', exact: true }).fill(uri)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('A change waits for approval')).toBeVisible()
  }
  const asAdministrator = async () => {
    await carryInto(page.context(), await org.openSession(org.administrator, server.origin))
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
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
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

test('several that wait are decided at once by keyboard, each answered for itself, and the focus stays in the list', async ({
  page,
  cluster: { pool },
  server,
  org,
}) => {
  const apps: { id: string; name: string }[] = []
  for (const name of ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']) {
    const app = await org.addApp({
      name,
      type: 'web',
      redirectUris: [`https://${name}.example/cb`],
    })
    apps.push({ id: app.id, name })
    await pool.query(
      `INSERT INTO approval (id, organization_id, app_id, kind, change, asked_at, asked_by_id, asked_by_name)
       VALUES ($1, $2, $3, 'new_app', '{}', now() - make_interval(mins => $4), $5, $6)`,
      [newId('apr'), org.organizationId, app.id, 60 - apps.length, org.owner.id, org.owner.name],
    )
    await pool.query(
      "UPDATE app SET suspended_at = now(), suspended_for = 'approval' WHERE id = $1",
      [app.id],
    )
  }
  await carryInto(page.context(), await org.openSession(org.administrator, server.origin))
  await page.goto(`/apps/${apps[0]?.id}`)
  await page.getByRole('link', { name: 'Decide in Approvals' }).click()
  const row = (name: string) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: new RegExp(name) }) })
  await page.getByRole('checkbox', { name: 'Select Alder' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('checkbox', { name: 'Select Birch' }).focus()
  await page.keyboard.press('Space')
  await probeLooks(page, 'approvals of which two are chosen')
  await pool.query("UPDATE app SET name = 'Beech' WHERE id = $1", [apps[1]?.id])
  await page.getByRole('button', { name: 'Approve selected' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('the new app Alder')
  await page.getByRole('button', { name: 'Approve', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 of 2 approved')).toBeVisible()
  await expect(page.getByText('One app was not decided')).toBeVisible()
  await expect(row('Alder')).toHaveCount(0)

  await page.getByRole('button', { name: 'Refuse Cedar' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Why, for its developers').fill('Too many.')
  await page.getByRole('button', { name: 'Refuse', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(row('Cedar')).toHaveCount(0)
  await expect(row('Dogwood')).toBeFocused()

  await page.getByRole('button', { name: 'Approve Dogwood' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Approve', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(row('Dogwood')).toHaveCount(0)
  await expect(row('Elm')).toBeFocused()

  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await page.getByRole('button', { name: 'Refuse selected' }).click()
  await page.getByLabel('Why, for the developers of all of them').fill('Not this year.')
  await page.getByRole('button', { name: 'Refuse', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeVisible()
  const { rows } = await pool.query(
    'SELECT state, word FROM approval WHERE organization_id = $1 ORDER BY asked_at',
    [org.organizationId],
  )
  expect(rows.map(({ state }) => state)).toEqual([
    'approved',
    'refused',
    'refused',
    'approved',
    'refused',
  ])
  expect(rows.map(({ word }) => word)).toEqual([
    '',
    'Not this year.',
    'Too many.',
    '',
    'Not this year.',
  ])
})
