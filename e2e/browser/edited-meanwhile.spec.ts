import type { Page } from '@playwright/test'
import { carryInto, expect, test } from '../harness/browser'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

test('who saves after somebody else sees what they changed, and nothing typed is lost', async ({
  page,
  server,
  org,
}) => {
  const app = await org.addApp()
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto(`/apps/${app.id}/edit`)
  const colleague = await page.context().browser()?.newContext({ baseURL: server.origin })
  if (!colleague) throw new Error('no second browser')
  await carryInto(colleague, await org.signIn(org.member, server.origin))
  const theirs = await colleague.newPage()
  await theirs.goto(`/apps/${app.id}/edit`)
  await field(theirs, 'Company').fill('Northwind Freight')
  await button(theirs, 'Save changes').click()
  await theirs.waitForURL(`**/apps/${app.id}`)
  await colleague.close()

  await field(page, 'Description').fill('Sends what is owed.')
  await button(page, 'Save changes').click()
  const note = page.getByRole('status').filter({ hasText: 'Somebody changed this app' })
  await expect(note).toBeInViewport()
  await expect(note).toContainText('Mara Member saved it just now')
  await expect(note.getByText('Northwind Freight')).toBeVisible()
  await expect(field(page, 'Description')).toHaveValue('Sends what is owed.')
  await expect(field(page, 'Company')).toHaveValue('')

  await button(page, 'Start again from theirs').click()
  await expect(note).toBeHidden()
  await expect(field(page, 'Company')).toHaveValue('Northwind Freight')
  await field(page, 'Description').fill('Sends what is owed.')
  await button(page, 'Save changes').click()
  await page.waitForURL(`**/apps/${app.id}`)
  await expect(page.getByText('Sends what is owed.')).toBeVisible()
  await expect(page.getByText('Northwind Freight')).toBeVisible()
})

test('who has been shown what somebody else changed may save over it', async ({
  page,
  server,
  org,
  cluster,
}) => {
  const app = await org.addApp()
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto(`/apps/${app.id}/edit`)
  await cluster.pool.query("UPDATE app SET company = 'Northwind Freight' WHERE id = $1", [app.id])
  await field(page, 'Company').fill('Northwind Rail')
  await button(page, 'Save changes').click()
  await button(page, 'Save mine over theirs').click()
  await page.waitForURL(`**/apps/${app.id}`)
  await expect(page.getByText('Northwind Rail')).toBeVisible()
})
