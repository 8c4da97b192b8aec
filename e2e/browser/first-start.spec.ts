import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { expect } from '../harness/browser'
import { temporaryFolder } from '../harness/folder'
import { freePort, type Server, startServer } from '../harness/server'

const PASSWORD = 'amber-lantern-orbit-42'

/** `npm start` on a fresh clone: no settings, and no data folder yet. */
const test = base.extend<{ trial: Server }>({
  trial: async ({}, use) => {
    const folder = temporaryFolder()
    const env = { KEYTURN_DATA_DIR: join(folder, 'data') }
    const server = await startServer({ port: await freePort(), logFolder: folder, env })
    await use(server)
    await server.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  },
  baseURL: async ({ trial }, use) => use(trial.origin),
})

test('the first start prints a link that makes the first administrator, once', async ({
  page,
  browser,
  trial,
}) => {
  await expect.poll(trial.logs).toMatch(/https?:\/\/\S+\/setup\S+/)
  const [link = ''] = /https?:\/\/\S+\/setup\S+/.exec(trial.logs()) ?? []
  const path = link.slice(new URL(link).origin.length)

  await page.goto(path)
  await page.getByLabel('Organization').fill('Northwind')
  await page.getByLabel('Name', { exact: true }).fill('Ada Admin')
  await page.getByLabel('Email').fill('ada@northwind.example')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Register app' }).first()).toBeVisible()

  const stranger = await (await browser.newContext({ baseURL: trial.origin })).newPage()
  await stranger.goto(path)
  await expect(stranger.getByLabel('Organization')).toHaveCount(0)
  await expect(stranger.getByText(/prints a new link/)).toBeVisible()

  await stranger.goto('/sign-in')
  await stranger.getByLabel('Email').fill('ADA@northwind.example')
  await stranger.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await stranger.getByRole('button', { name: 'Sign in' }).click()
  await expect(stranger.getByRole('heading', { name: 'My Apps' })).toBeVisible()
})
