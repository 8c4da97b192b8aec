import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { startTemporary } from '@/lib/db/embedded/temporary'
import { SEED_ADMINISTRATOR } from '@/prisma/seed/demo-organization'
import { chromiumLaunchOptions } from './harness/chromium'
import { temporaryFolder } from './harness/folder'
import { freePort, ROOT, startServer } from './harness/server'

/**
 * Makes the pictures of the README: `npx tsx e2e/pictures.ts`. Seeds a temporary database and takes
 * screenshots of My Apps, the secrets and the usage of an app, its page on the support desk, the audit
 * log and the one-time dialog in both themes.
 */
const FOLDER = join(ROOT, 'docs/pictures')
/** The themes, and an app of the demo organization that has room for another secret in each. */
const ROOM_IN = { light: 'Stock mirror', dark: 'Loyalty sandbox' } as const
type Scheme = keyof typeof ROOM_IN

const database = await startTemporary()
const logFolder = temporaryFolder()
const env = {
  DATABASE_URL: database.url,
  KEYTURN_URL: 'http://localhost:3000',
  KEYTURN_MASTER_KEY: randomBytes(32).toString('base64'),
}
mkdirSync(FOLDER, { recursive: true })
seed()
const server = await startServer({ port: await freePort(), logFolder, env })
const browser = await chromium.launch(chromiumLaunchOptions())
try {
  await photograph('light')
  await photograph('dark')
} finally {
  await browser.close()
  await server.kill('SIGTERM')
  await database.stop()
  rmSync(logFolder, { recursive: true, force: true })
}

function seed(): void {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'prisma/seed/seed.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the seed failed')
}

async function photograph(colorScheme: Scheme): Promise<void> {
  const viewport = { width: 1280, height: 800 }
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport,
    colorScheme,
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(SEED_ADMINISTRATOR.email)
  await page.getByLabel('Password', { exact: true }).fill(SEED_ADMINISTRATOR.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'My Apps' }).waitFor()
  await keep(page, 'my-apps', colorScheme)
  await openSecrets(page, 'Nightly invoices')
  await keep(page, 'secrets', colorScheme)
  await page.getByRole('link', { name: 'Usage', exact: true }).click()
  await page.getByRole('heading', { name: 'Callers' }).waitFor()
  await keep(page, 'usage', colorScheme)
  await page.goto(
    new URL(page.url()).pathname.replace('/apps/', '/support/apps/').replace('/usage', ''),
  )
  await page.getByRole('heading', { name: 'Why is it refused?' }).waitFor()
  await keep(page, 'support-desk', colorScheme)
  await page.goto('/audit')
  await page.locator('summary', { hasText: 'generated the secret' }).first().click()
  await keep(page, 'audit-log', colorScheme)
  await openSecrets(page, ROOM_IN[colorScheme])
  await page.getByRole('button', { name: 'Generate new secret' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Generate/ })
    .click()
  await page.getByTestId('secret-value').waitFor()
  await keep(page, 'one-time', colorScheme)
  await context.close()
}

async function openSecrets(page: Page, app: string): Promise<void> {
  await page.goto('/apps')
  await page.getByRole('link', { name: app }).click()
  await page.waitForURL(/\/apps\/app_/)
  await page.goto(`${new URL(page.url()).pathname}/secrets`)
  await page.getByRole('heading', { name: 'OAuth secrets' }).waitFor()
}

async function keep(page: Page, name: string, scheme: Scheme): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode()))
  })
  const picture = await page.screenshot({ animations: 'disabled' })
  // A palette is enough for flat surfaces, at a third of the size.
  await sharp(picture)
    .png({ palette: true, dither: 0 })
    .toFile(join(FOLDER, `${name}-${scheme}.png`))
}
