import type { Page } from '@playwright/test'
import { carryInto, expect, test } from '../harness/browser'
import type { Estate } from '../harness/estate'
import type { Server } from '../harness/server'
import type { Character, Story } from '../harness/story'

type Told = { estate: Estate; server: Server; story: Story }

/** Opens a page as somebody whose session is six minutes old. */
async function openLater(page: Page, { estate, server, story }: Told, path: string, as: Character) {
  await carryInto(page.context(), await story.signIn(as, server.origin))
  await page.goto(path)
  await estate.pool.query(
    `UPDATE person_session SET proven_at = proven_at - interval '6 minutes' WHERE person_id = $1`,
    [as.id],
  )
}

async function prove(page: Page, { password }: Character): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Is it you?' })
  await question.getByLabel('Password').fill(password)
  await question.getByRole('button', { name: 'Go on' }).click()
  await expect(question).toBeHidden()
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
  await openLater(page, told, `/apps/${app.id}/edit`, story.owner)
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
  await openLater(page, { estate, server, story }, `/apps/${app.id}/edit`, story.owner)
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
  await openLater(page, { estate, server, story }, `/apps/${app.id}`, story.administrator)
  await page.getByRole('switch', { name: 'Verified' }).click()
  await prove(page, story.administrator)
  await expect(page.getByRole('switch', { name: 'Verified' })).toBeChecked()

  await page.getByRole('button', { name: 'Suspend' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByText('This app is suspended')).toBeVisible()
  await estate.pool.query(
    `UPDATE person_session SET proven_at = proven_at - interval '6 minutes' WHERE person_id = $1`,
    [story.administrator.id],
  )
  await page.getByRole('button', { name: 'Resume' }).first().click()
  await prove(page, story.administrator)
  await expect(page.getByText('This app is suspended')).toBeHidden()
})
