import type { Page } from '@playwright/test'
import { carryInto } from './browser'
import type { Org, Person } from './fixtures'
import { newSecret } from './portal'
import type { Server } from './server'
import { mintToken } from './token'

type Told = { server: Server; org: Org }

/** Opens the page of an app with so many secrets. Answers a second session too, to act beside it. */
export async function openSecrets(
  page: Page,
  { server, org }: Told,
  { secrets, as = org.owner }: { secrets: number; as?: Person },
) {
  const app = await org.addApp()
  const owner = await org.openSession(org.owner, server.origin)
  const issued = []
  for (let count = 0; count < secrets; count++) issued.push(await newSecret(owner, app.id))
  const [first, second] = issued
  if (first) await mintToken(server.origin, first)
  await carryInto(page.context(), await org.openSession(as, server.origin))
  await page.goto(`/apps/${app.id}/secrets`)
  return { app, owner, first, second }
}

/** The row of an active secret. */
export const rowOf = (page: Page, id = '') =>
  page.getByRole('table', { name: 'Active secrets' }).getByRole('row').filter({ hasText: id })
