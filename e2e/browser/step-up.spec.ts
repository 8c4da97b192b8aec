import type { Locator, Page } from '@playwright/test'
import { codeOf } from '../harness/authenticator'
import { carryInto, expect, test } from '../harness/browser'
import { enrolAuthenticator } from '../harness/second-factor'
import { makeStale, openWithStaleSession, stepUp } from '../harness/stale-session'

/** Opens the dialog of a new secret and fills it in. */
async function nameSecret(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Generate new secret' })
  await dialog.getByLabel('Name').fill('Night train')
  return dialog
}

const CALLBACK = 'https://rail.example/cb'

test('an old session that sends people elsewhere is asked in place, and loses nothing typed', async ({
  page,
  cluster,
  org,
  deployment,
}) => {
  const app = await org.addApp({ type: 'web', redirectUris: [CALLBACK] })
  await openWithStaleSession(page, deployment, { path: `/apps/${app.id}/edit`, as: org.owner })
  await page.getByLabel('Description').fill('Sells tickets at the station.')
  const line = page.getByRole('textbox', { name: 'Redirect URI, line 1', exact: true })
  await line.fill('https://rail.example/back')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('dialog', { name: 'Is it you?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Nothing was saved. What you typed is still here.')).toBeVisible()
  await expect(page.getByLabel('Description')).toHaveValue('Sells tickets at the station.')
  await expect(line).toHaveValue('https://rail.example/back')

  await page.getByRole('button', { name: 'Save changes' }).click()
  await stepUp(page, org.owner)
  await expect(page).toHaveURL(new RegExp(`/apps/${app.id}$`))
  const { rows } = await cluster.pool.query(
    'SELECT description, redirect_uris FROM app WHERE id = $1',
    [app.id],
  )
  expect(rows).toEqual([
    {
      description: 'Sells tickets at the station.',
      redirect_uris: ['https://rail.example/back'],
    },
  ])
})

test('an old session that changes words only is asked nothing', async ({
  page,
  org,
  deployment,
}) => {
  const app = await org.addApp({ type: 'web', redirectUris: [CALLBACK] })
  await openWithStaleSession(page, deployment, { path: `/apps/${app.id}/edit`, as: org.owner })
  await page.getByLabel('Description').fill('Sells tickets at the station.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page).toHaveURL(new RegExp(`/apps/${app.id}$`))
})

test('to vouch for an app, and to bring it back, an old session steps up', async ({
  page,
  cluster,
  org,
  deployment,
}) => {
  const app = await org.addApp()
  await openWithStaleSession(page, deployment, { path: `/apps/${app.id}`, as: org.administrator })
  await page.getByRole('switch', { name: 'Verified' }).click()
  await stepUp(page, org.administrator)
  await expect(page.getByRole('switch', { name: 'Verified' })).toBeChecked()

  await page.getByRole('button', { name: 'Suspend' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByText('This app is suspended')).toBeVisible()
  await makeStale(cluster, org.administrator)
  await page.getByRole('button', { name: 'Resume' }).first().click()
  await stepUp(page, org.administrator)
  await expect(page.getByText('This app is suspended')).toBeHidden()
})

test('a form that was open for too long asks for a step-up in place, and nothing typed is lost', async ({
  page,
  cluster,
  org,
  deployment,
}) => {
  const app = await org.addApp()
  await openWithStaleSession(page, deployment, { path: `/apps/${app.id}/secrets`, as: org.owner })
  const dialog = await nameSecret(page)
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  const question = page.getByRole('dialog', { name: 'Is it you?' })
  await question.getByLabel('Password').fill('not-the-password')
  await question.getByRole('button', { name: 'Go on' }).click()
  await expect(question.getByText('This is not your password.')).toBeVisible()
  await stepUp(page, org.owner)
  await expect(page.getByText(/kt_cs_/).first()).toBeVisible()
  const { rows } = await cluster.pool.query('SELECT name FROM secret WHERE app_id = $1', [app.id])
  expect(rows).toEqual([{ name: 'Night train' }])
})

test('an old session is asked before the form, in one card, and then for fifteen minutes no more', async ({
  page,
  cluster,
  org,
  deployment,
}) => {
  const app = await org.addApp()
  const session = await org.signIn(org.owner, deployment.origin)
  await makeStale(cluster, org.owner)
  await carryInto(page.context(), session)
  await page.goto(`/apps/${app.id}/secrets`)
  const generate = page.getByRole('button', { name: 'Generate new secret' }).first()
  await generate.click()
  const question = page.getByRole('dialog', { name: 'Is it you?' })
  await expect(question).toContainText('in the last 15 minutes')
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await generate.click()
  await stepUp(page, org.owner)
  const dialog = page.getByRole('dialog', { name: 'Generate new secret' })
  await dialog.getByLabel('Name').fill('Night train')
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByText(/kt_cs_/).first()).toBeVisible()
})

test('whoever has an authenticator app is asked for its code, and not for the password', async ({
  page,
  cluster,
  org,
  deployment,
}) => {
  const session = await org.signIn(org.owner, deployment.origin)
  const { key } = await enrolAuthenticator(session)
  await carryInto(page.context(), session)
  const app = await org.addApp()
  await page.goto(`/apps/${app.id}/secrets`)
  await makeStale(cluster, org.owner)
  const dialog = await nameSecret(page)
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  const question = page.getByRole('dialog', { name: 'Is it you?' })
  await expect(question.getByLabel('Code')).toBeVisible()
  await expect(question.getByText(/password/i)).toHaveCount(0)
  await question.getByLabel('Code').fill(codeOf(key, 1))
  await question.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText(/kt_cs_/).first()).toBeVisible()
})

test('a question that is cancelled leaves the dialog as it was', async ({
  page,
  org,
  deployment,
}) => {
  const app = await org.addApp()
  await openWithStaleSession(page, deployment, { path: `/apps/${app.id}/secrets`, as: org.owner })
  const dialog = await nameSecret(page)
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByRole('dialog', { name: 'Is it you?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Is it you?' })).toBeHidden()
  await expect(dialog.getByLabel('Name')).toHaveValue('Night train')
  await expect(dialog.getByText('Confirm again that it is you')).toBeVisible()
})
