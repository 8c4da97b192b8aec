import { expect, type Page } from '@playwright/test'
import { carryInto } from './browser'
import type { Cluster } from './cluster'
import type { Deployment } from './deployment'
import type { Person } from './fixtures'

/** Makes the last step-up of this person an hour old. */
export async function makeStale(cluster: Cluster, { id }: { id: string }): Promise<void> {
  await cluster.pool.query(
    `UPDATE person_session SET proven_at = proven_at - interval '1 hour' WHERE person_id = $1`,
    [id],
  )
}

/** Opens a page as this person, with a step-up that is an hour old. */
export async function openWithStaleSession(
  page: Page,
  { cluster, org, origin }: Deployment,
  { path, as }: { path: string; as: Person },
): Promise<void> {
  await carryInto(page.context(), await org.openSession(as, origin))
  await page.goto(path)
  await makeStale(cluster, as)
}

/** Enters the password in the step-up dialog. */
export async function stepUp(page: Page, { password }: Pick<Person, 'password'>): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Is it you?' })
  await dialog.getByLabel('Password').fill(password)
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog).toBeHidden()
}
