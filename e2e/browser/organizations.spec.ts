import type { Pool } from 'pg'
import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import type { Org } from '../harness/fixtures'

/** The owner administers the other organization, too. */
async function letOwnerInto(org: Org, pool: Pool): Promise<void> {
  await pool.query(
    `INSERT INTO membership (person_id, organization_id, role, created_at)
     VALUES ($1, $2, 'administrator', now() + interval '1 second')`,
    [org.owner.id, org.foreignOrganizationId],
  )
}

test('one person in two organizations: each tab stays in its own, and a link opens where it belongs', async ({
  page,
  cluster,
  server,
  org,
}) => {
  await letOwnerInto(org, cluster.pool)
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

test('what a tab fetches ahead is of its own organization, whatever another tab does', async ({
  page,
  cluster,
  server,
  org,
}) => {
  await letOwnerInto(org, cluster.pool)
  const here = await org.addApp({ name: 'Northern invoices' })
  const there = await org.addApp({ name: 'Contoso robot', foreign: true })
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto(`/apps?organization=${org.organizationId}`)
  const other = await page.context().newPage()
  await other.goto(`/apps?organization=${org.foreignOrganizationId}`)
  await expect(other.getByRole('link', { name: there.name }).first()).toBeVisible()

  const named: { organization: string; body: string }[] = []
  const nameless: number[] = []
  // Fetched here, because the page throws away what it has no use for any more.
  await page.route('**', async (route) => {
    if (!route.request().headers()['next-router-prefetch']) return route.continue()
    const answer = await route.fetch()
    const organization = new URL(answer.url()).searchParams.get('organization')
    if (organization === null) nameless.push(answer.status())
    else named.push({ organization, body: await answer.text() })
    await route.fulfill({ response: answer })
  })
  await page.reload()
  await page.getByRole('link', { name: here.name }).first().hover()
  await expect.poll(() => named.length).toBeGreaterThan(0)
  await expect.poll(() => nameless.length).toBeGreaterThan(0)
  await page.getByRole('link', { name: here.name }).first().click()
  await expect(page.getByRole('heading', { name: here.name })).toBeVisible()
  await page.getByRole('link', { name: 'My Apps' }).first().click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
  await expect(page.getByText(there.name)).toHaveCount(0)

  expect(nameless).toEqual(nameless.map(() => 204))
  for (const { body } of named) {
    expect(body).not.toBe('')
    expect(body).not.toContain(there.name)
  }
  expect(new Set(named.map(({ organization }) => organization))).toEqual(
    new Set([org.organizationId]),
  )
})
