import type { Page } from '@playwright/test'
import { codeOf, typeFirstCode } from '../harness/authenticator'
import { expect, test } from '../harness/browser'

async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(who.email)
  await page.getByLabel('Password', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('an authenticator app is added, asked for at sign-in, and a recovery code stands in for it', async ({
  page,
  org,
}) => {
  await signIn(page, org.owner)
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
  await page.goto('/account')
  await page.getByRole('button', { name: 'Add authenticator app' }).click()
  const key = await typeFirstCode(page)
  const shown = page.getByRole('alertdialog', { name: 'Your recovery codes' })
  await expect(shown).toBeVisible()
  const codes = await shown.getByRole('listitem').allTextContents()
  expect(codes).toHaveLength(10)
  await shown.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 of 10 left.')).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, org.owner)
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible()
  await page.goto('/apps')
  await expect(page).toHaveURL(/\/second-factor\?next=%2Fapps/)
  await page.getByLabel('Code').fill('000000')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('This code is not right')).toBeVisible()
  await page.getByLabel('Code').fill(codeOf(key, 1))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, org.owner)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await page.getByLabel('Recovery code').fill(codes[3] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByText('9 of 10 left.')).toBeVisible()
})

test('where the policy asks for one, setting it up is all that can be done', async ({
  page,
  cluster,
  org,
}) => {
  await cluster.pool.query(
    `INSERT INTO policy (organization_id, allowed_grant_types, second_factor_required, updated_at)
     SELECT organization_id, '{}', true, now() FROM membership WHERE person_id = $1`,
    [org.owner.id],
  )
  await signIn(page, org.owner)
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
  await page.goto('/apps/new')
  await expect(page).toHaveURL(/\/second-factor\/set-up\?next=%2Fapps%2Fnew/)
  await page.getByRole('button', { name: 'Add authenticator app' }).click()
  await typeFirstCode(page)
  await expect(page.getByText('Keep these recovery codes')).toBeVisible()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page).toHaveURL(/\/apps\/new$/)
})
