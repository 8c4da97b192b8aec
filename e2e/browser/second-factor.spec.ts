import type { Page } from '@playwright/test'
import { codeOf, typeFirstCode } from '../harness/authenticator'
import { carryInto, expect, test } from '../harness/browser'

async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(who.email)
  await page.getByLabel('Password', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('an authenticator app is added, asked for at sign-in, and a recovery code stands in for it', async ({
  page,
  story,
}) => {
  await signIn(page, story.owner)
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
  await signIn(page, story.owner)
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
  await signIn(page, story.owner)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await page.getByLabel('Recovery code').fill(codes[3] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByText('9 of 10 left.')).toBeVisible()
})

test('five minutes later a secret asks for a proof in place, and nothing that was typed is lost', async ({
  page,
  estate,
  server,
  story,
}) => {
  const app = await story.addApp()
  await carryInto(page.context(), await story.signIn(story.owner, server.origin))
  await page.goto(`/apps/${app.id}/secrets`)
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Generate new secret' })
  await dialog.getByLabel('Name').fill('Night train')
  await estate.pool.query(
    `UPDATE person_session SET proven_at = proven_at - interval '6 minutes' WHERE person_id = $1`,
    [story.owner.id],
  )
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  const question = page.getByRole('dialog', { name: 'Is it you?' })
  await question.getByLabel('Password').fill('not-the-password')
  await question.getByRole('button', { name: 'Go on' }).click()
  await expect(question.getByText('This is not your password.')).toBeVisible()
  await question.getByLabel('Password').fill(story.owner.password)
  await question.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText(/kt_cs_/).first()).toBeVisible()
  const { rows } = await estate.pool.query('SELECT name FROM secret WHERE app_id = $1', [app.id])
  expect(rows).toEqual([{ name: 'Night train' }])
})

test('a question that is cancelled leaves the dialog as it was', async ({
  page,
  estate,
  server,
  story,
}) => {
  const app = await story.addApp()
  await carryInto(page.context(), await story.signIn(story.owner, server.origin))
  await page.goto(`/apps/${app.id}/secrets`)
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Generate new secret' })
  await dialog.getByLabel('Name').fill('Night train')
  await estate.pool.query(
    `UPDATE person_session SET proven_at = proven_at - interval '6 minutes' WHERE person_id = $1`,
    [story.owner.id],
  )
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByRole('dialog', { name: 'Is it you?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Is it you?' })).toBeHidden()
  await expect(dialog.getByLabel('Name')).toHaveValue('Night train')
  await expect(dialog.getByText('Prove again that it is you')).toBeVisible()
})

test('where the policy asks for one, setting it up is all that can be done', async ({
  page,
  estate,
  story,
}) => {
  await estate.pool.query(
    `INSERT INTO policy (organization_id, allowed_grant_types, second_factor_required, updated_at)
     SELECT organization_id, '{}', true, now() FROM membership WHERE person_id = $1`,
    [story.owner.id],
  )
  await signIn(page, story.owner)
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
  await page.goto('/apps/new')
  await expect(page).toHaveURL(/\/second-factor\/set-up\?next=%2Fapps%2Fnew/)
  await page.getByRole('button', { name: 'Add authenticator app' }).click()
  await typeFirstCode(page)
  await expect(page.getByText('Keep these recovery codes')).toBeVisible()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page).toHaveURL(/\/apps\/new$/)
})
