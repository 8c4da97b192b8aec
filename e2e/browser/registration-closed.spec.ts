import { carryInto, expect, test } from '../harness/browser'

test('while the policy allows no new apps nobody is led to a form, and everybody reads why', async ({
  page,
  server,
  org,
  cluster,
}) => {
  await cluster.pool.query(
    `INSERT INTO policy (organization_id, new_app_registration, updated_at) VALUES ($1, false, now())`,
    [org.organizationId],
  )
  await org.addApp()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps')
  const register = page.getByRole('button', { name: 'Register app' })
  await expect(register).toHaveAttribute('aria-disabled', 'true')
  await expect(register).toHaveAccessibleDescription(/registers no new apps at the moment/)
  await register.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/apps$/)
  await page.goto('/apps/new')
  await expect(page.getByText('Registration is switched off')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toBeHidden()
})

test('support is offered no registration, and reads why when it goes there all the same', async ({
  page,
  server,
  org,
}) => {
  await org.addApp()
  await carryInto(page.context(), await org.openSession(org.support, server.origin))
  await page.goto('/apps')
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
  await expect(page.getByText('Register app')).toBeHidden()
  await page.goto('/apps/new')
  await expect(page.getByText('Your role cannot register apps')).toBeVisible()
})
