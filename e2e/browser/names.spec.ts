import type { Page } from '@playwright/test'
import { carryInto, expect, test } from '../harness/browser'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

/** Scripts of others use these names. Changing one is a breaking change. */
test('the names that others rely on are there, to the letter', async ({ page, org }) => {
  await page.goto('/sign-in')
  await field(page, 'Email').fill(org.owner.email)
  await field(page, 'Password').fill(org.owner.password)
  await button(page, 'Sign in').click()
  await expect(heading(page, 'My Apps')).toBeVisible()

  await button(page, 'Register app').first().click()
  await field(page, 'Name').fill('Named')
  await page.getByRole('radio', { name: /machine/i }).check()
  await button(page, 'Register app').click()
  await page.waitForURL(/\/apps\/app_/)
  const [appPage = ''] = /\/apps\/app_[A-Za-z0-9]+/.exec(page.url()) ?? []
  await page.goto(appPage)
  await expect(button(page, 'Delete app')).toBeVisible()

  await page.goto(`${appPage}/secrets`)
  await expect(heading(page, 'OAuth secrets')).toBeVisible()
  await button(page, 'Generate new secret').first().click()
  await field(page, 'Name').fill('Named secret')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Generate/ })
    .click()
  await expect(page.getByTestId('secret-value')).toHaveText(/^kt_cs_\w{8}_\w{49}$/)
  await expect(button(page, 'Copy')).toBeVisible()
  await page.getByRole('checkbox', { name: 'I have stored this secret', exact: true }).check()
  await button(page, 'Done').click()

  const row = page.getByRole('table').getByRole('row').filter({ hasText: 'Named secret' })
  await expect(row.getByRole('button', { name: 'Revoke', exact: true })).toBeVisible()
  await expect(button(page, 'Regenerate')).toBeVisible()
})

test('at 360 pixels the secrets are still a table with rows', async ({ page, server, org }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const app = await org.addApp()
  const session = await org.openSession(org.owner, server.origin)
  await carryInto(page.context(), session)
  await page.goto(`/apps/${app.id}/secrets`)
  await button(page, 'Generate new secret').first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Generate/ })
    .click()
  await page.getByRole('checkbox', { name: 'I have stored this secret' }).check()
  await button(page, 'Done').click()
  await expect(page.locator('table tbody tr')).toHaveCount(1)
  await expect(page.locator('table').getByRole('button', { name: 'Revoke' })).toBeVisible()
})
