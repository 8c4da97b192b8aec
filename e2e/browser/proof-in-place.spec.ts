import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../harness/browser'
import { growOld, openLater, prove } from '../harness/stale-session'

/** Begins a new secret; its dialog stays open. */
async function nameSecret(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Generate new secret' })
  await dialog.getByLabel('Name').fill('Night train')
  return dialog
}

const CALLBACK = 'https://rail.example/cb'

test('an old session that sends people elsewhere is asked in place, and loses nothing typed', async ({
  page,
  estate,
  server,
  story,
}) => {
  const app = await story.addApp({ type: 'web', redirectUris: [CALLBACK] })
  const told = { estate, server, story }
  await openLater(page, told, { path: `/apps/${app.id}/edit`, as: story.owner })
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
  await prove(page, story.owner)
  await expect(page).toHaveURL(new RegExp(`/apps/${app.id}$`))
  const { rows } = await estate.pool.query(
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
  estate,
  server,
  story,
}) => {
  const app = await story.addApp({ type: 'web', redirectUris: [CALLBACK] })
  await openLater(
    page,
    { estate, server, story },
    { path: `/apps/${app.id}/edit`, as: story.owner },
  )
  await page.getByLabel('Description').fill('Sells tickets at the station.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page).toHaveURL(new RegExp(`/apps/${app.id}$`))
})

test('to vouch for an app, and to bring it back, an old session proves who it is', async ({
  page,
  estate,
  server,
  story,
}) => {
  const app = await story.addApp()
  await openLater(
    page,
    { estate, server, story },
    { path: `/apps/${app.id}`, as: story.administrator },
  )
  await page.getByRole('switch', { name: 'Verified' }).click()
  await prove(page, story.administrator)
  await expect(page.getByRole('switch', { name: 'Verified' })).toBeChecked()

  await page.getByRole('button', { name: 'Suspend' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByText('This app is suspended')).toBeVisible()
  await growOld(estate, story.administrator)
  await page.getByRole('button', { name: 'Resume' }).first().click()
  await prove(page, story.administrator)
  await expect(page.getByText('This app is suspended')).toBeHidden()
})

test('five minutes later a secret asks for a proof in place, and nothing that was typed is lost', async ({
  page,
  estate,
  server,
  story,
}) => {
  const app = await story.addApp()
  const told = { estate, server, story }
  await openLater(page, told, { path: `/apps/${app.id}/secrets`, as: story.owner })
  const dialog = await nameSecret(page)
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  const question = page.getByRole('dialog', { name: 'Is it you?' })
  await question.getByLabel('Password').fill('not-the-password')
  await question.getByRole('button', { name: 'Go on' }).click()
  await expect(question.getByText('This is not your password.')).toBeVisible()
  await prove(page, story.owner)
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
  const told = { estate, server, story }
  await openLater(page, told, { path: `/apps/${app.id}/secrets`, as: story.owner })
  const dialog = await nameSecret(page)
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByRole('dialog', { name: 'Is it you?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Is it you?' })).toBeHidden()
  await expect(dialog.getByLabel('Name')).toHaveValue('Night train')
  await expect(dialog.getByText('Prove again that it is you')).toBeVisible()
})
