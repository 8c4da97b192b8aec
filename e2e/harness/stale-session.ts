import { expect, type Page } from '@playwright/test'
import { carryInto } from './browser'
import type { Estate } from './cluster'
import type { Character, Story } from './fixtures'
import type { Server } from './server'

type Told = { estate: Estate; server: Server; story: Story }

/** Makes what this person has proven six minutes old: no proof for what wants a recent one. */
export async function growOld(estate: Estate, { id }: { id: string }): Promise<void> {
  await estate.pool.query(
    `UPDATE person_session SET proven_at = proven_at - interval '6 minutes' WHERE person_id = $1`,
    [id],
  )
}

/** Opens a page as somebody whose session is six minutes old. */
export async function openLater(
  page: Page,
  { estate, server, story }: Told,
  { path, as }: { path: string; as: Character },
): Promise<void> {
  await carryInto(page.context(), await story.signIn(as, server.origin))
  await page.goto(path)
  await growOld(estate, as)
}

/** Answers the question that stands in the way. */
export async function prove(page: Page, { password }: Pick<Character, 'password'>): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Is it you?' })
  await question.getByLabel('Password').fill(password)
  await question.getByRole('button', { name: 'Go on' }).click()
  await expect(question).toBeHidden()
}
