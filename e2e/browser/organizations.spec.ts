import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'

test('one person in two organizations: each tab stays in its own, and a link opens where it belongs', async ({
  page,
  cluster,
  server,
  org,
}) => {
  await cluster.pool.query(
    `INSERT INTO membership (person_id, organization_id, role, created_at)
     VALUES ($1, $2, 'administrator', now() + interval '1 second')`,
    [org.owner.id, org.foreignOrganizationId],
  )
  const here = await org.addApp({ name: 'Northern invoices' })
  const there = await org.addApp({ name: 'Contoso robot', foreign: true })
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto(`/apps?organization=${org.organizationId}`)
  await expect(page.getByRole('link', { name: here.name }).first()).toBeVisible()
  await expect(page.getByText(there.name)).toHaveCount(0)
  await page.getByRole('button', { name: /^Account of/ }).click()
  await expect(page.getByRole('group', { name: 'Organization' })).toBeVisible()
  await probeLooks(page, 'the menu with two organizations')
  await page.getByRole('menuitemradio', { name: /^Contoso/ }).click()
  await expect(page).toHaveURL(new RegExp(`organization=${org.foreignOrganizationId}`))
  await expect(page.getByText('Administration', { exact: true })).toBeVisible()
  await expect(page.getByText(here.name)).toHaveCount(0)

  const other = await page.context().newPage()
  await other.goto(`/apps/${here.id}/edit?organization=${org.organizationId}`)
  await page.goto(`/apps?organization=${org.foreignOrganizationId}&owner=everybody`)
  await other.getByLabel('Name', { exact: true }).fill('Northern bills')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(other.getByRole('heading', { name: 'Northern bills' })).toBeVisible()
  await expect(other).toHaveURL(new RegExp(`organization=${org.organizationId}`))

  await page.goto(`/apps/${there.id}?organization=${org.foreignOrganizationId}`)
  await expect(page.getByRole('heading', { name: there.name })).toBeVisible()
  await page.getByRole('link', { name: 'My Apps' }).first().click()
  await expect(page).toHaveURL(new RegExp(`organization=${org.foreignOrganizationId}`))
  await page.goto(`/apps/${there.id}?organization=${org.organizationId}`)
  await expect(page.getByRole('heading', { name: there.name })).toHaveCount(0)
  await page.goto('/apps?organization=org_00000000000000000000')
  await expect(page.getByRole('heading', { name: 'My Apps' })).toHaveCount(0)
})
