import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, test as base, type Locator, type Page } from '@playwright/test'
import { DAY } from '@/lib/clock'
import { openPostOffice, type PostOffice } from '@/lib/mail/testing/post-office'
import { startReceiver } from '@/lib/webhooks/testing/receiver'
import { probeLooks } from '../harness/axe'
import { expect } from '../harness/browser'
import { temporaryFolder } from '../harness/folder'
import { freePort, startServer } from '../harness/server'

const ADA = { email: 'ada@northwind.example', password: 'amber-lantern-orbit-42' }
const NORA = { email: 'nora@northwind.example', password: 'copper-giraffe-17-lamp' }

/** A server with a mail server beside it, which can be stopped and started again later. */
type Portal = {
  origin: string
  /** Starts it again, with its clock so many seconds ahead. */
  later: (seconds: number) => Promise<void>
  /** An hour goes by. */
  hour: () => void
}

const CLOCK = fileURLToPath(new URL('../harness/moving-clock.mjs', import.meta.url))

const test = base.extend<object, { post: PostOffice; portal: Portal }>({
  post: [
    async ({}, use) => {
      const post = await openPostOffice()
      await use(post)
      await post.close()
    },
    { scope: 'worker' },
  ],
  portal: [
    async ({ post }, use) => {
      const logFolder = temporaryFolder()
      const port = await freePort()
      const env = {
        KEYTURN_DATA_DIR: join(logFolder, 'data'),
        KEYTURN_ADMIN_EMAIL: ADA.email,
        KEYTURN_ADMIN_PASSWORD: ADA.password,
        KEYTURN_ADMITTED_NETWORKS: '127.0.0.1',
        SMTP_URL: post.url.href,
        MAIL_FROM: 'Keyturn <keyturn@northwind.example>',
        NODE_OPTIONS: `--import=${CLOCK}`,
      }
      let server = await startServer({ port, logFolder, env })
      await use({
        origin: server.origin,
        later: async (seconds) => {
          await server.kill('SIGTERM')
          const ahead = { ...env, CLOCK_AHEAD_SECONDS: `${seconds}` }
          server = await startServer({ port, logFolder, env: ahead })
        },
        hour: () => server.child.kill('SIGUSR2'),
      })
      await server.kill('SIGTERM')
      rmSync(logFolder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.origin),
})

async function signIn(page: Page, { email, password }: typeof ADA): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
}

/** Goes on by the Tab key until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let steps = 0; steps < 80; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** Waits for the mail with such a subject. */
async function mailWith(post: PostOffice, subject: RegExp) {
  const found = () => post.received.find(({ headers }) => subject.test(headers.subject ?? ''))
  await expect.poll(found).toBeTruthy()
  return found()
}

/** Opens the link of a mail in a browser of its own, and chooses this password there. */
async function chooseByMail(browser: Browser, link: string, password: string): Promise<Page> {
  const { origin, pathname, hash } = new URL(link)
  const page = await (await browser.newContext({ baseURL: origin })).newPage()
  await page.goto(pathname + hash)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Choose password' }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
  return page
}

test('somebody is invited by mail, forgets the password, and gets a new one by mail', async ({
  page,
  browser,
  post,
}) => {
  await signIn(page, ADA)
  await page.goto('/admin/people')
  await page.getByRole('button', { name: 'Add person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Nora')
  await dialog.getByLabel('Email', { exact: true }).fill(NORA.email)
  await dialog.getByRole('button', { name: 'Add person' }).click()
  const invitation = await mailWith(post, /invites you/)
  expect(invitation?.to).toEqual([NORA.email])
  const nora = await chooseByMail(browser, invitation?.link ?? '', 'salmon-lantern-44-boat')

  const forgetful = await (
    await browser.newContext({ baseURL: new URL(page.url()).origin })
  ).newPage()
  await forgetful.goto('/sign-in')
  await forgetful.getByRole('link', { name: 'Forgot password?' }).click()
  await expect(forgetful.getByRole('heading', { name: 'Forgot password' })).toBeVisible()
  await forgetful.getByLabel('Email').fill(NORA.email)
  await forgetful.getByRole('button', { name: 'Send the link' }).click()
  await expect(forgetful.getByText('a mail is on its way')).toBeVisible()
  const reset = await mailWith(post, /^Choose a new password$/)
  await chooseByMail(browser, reset?.link ?? '', NORA.password)
  await mailWith(post, /^Your password was changed$/)
  await nora.goto('/apps')
  await expect(nora.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await page.goto('/admin/outbox')
  await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible()
  await expect(page.getByText('Sent', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /Show the link/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Send a test mail' }).click()
  await mailWith(post, /test mail/)
  await page.goto('/admin/outbox')
  await probeLooks(page, 'the Outbox with mails')
})

test('a secret nears its end: the bell, a webhook and a mail say so, 14 days before', async ({
  page,
  portal,
  post,
}) => {
  const receiver = await startReceiver()
  await signIn(page, ADA)
  await page.goto('/admin/webhooks/new')
  await tabTo(page, page.getByLabel('Address'))
  await page.keyboard.type(receiver.url)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Signing secrets' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'New secret' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Make secret' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('whsec_')

  await page.goto('/apps/new')
  await page.getByLabel('Name', { exact: true }).fill('Night Invoices')
  await page.getByRole('radio', { name: /machine/i }).check()
  await page.getByRole('button', { name: 'Register app' }).click()
  await page.waitForURL(/\/apps\/app_/)
  await page.goto(`${/\/apps\/app_[A-Za-z0-9]+/.exec(page.url())?.[0]}/secrets`)
  await page.getByRole('button', { name: 'Generate new secret' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Production')
  await dialog.getByLabel('Expires').selectOption({ label: 'In 30 days' })
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByTestId('secret-value')).toBeVisible()

  await portal.later(17 * DAY)
  const messages = () => receiver.received.map(({ body }) => JSON.parse(body))
  const expiring = () => messages().find(({ type }) => type === 'secret.expiring')
  await expect.poll(expiring).toMatchObject({ data: { detail: { days: 14 } } })
  await page.context().clearCookies()
  await signIn(page, ADA)
  await page.getByRole('button', { name: /^Notices, \d+ unread$/ }).click()
  const bell = page.getByRole('dialog', { name: 'Notices' })
  await expect(bell.getByText(/“Production” \(.*\) expires within 14 days/)).toBeVisible()
  portal.hour()
  const mail = () => post.received.find(({ content }) => /expires within 14 days/.test(content))
  await expect.poll(mail).toMatchObject({ to: [ADA.email] })

  await page.goto('/account')
  await tabTo(page, page.getByLabel('Expiry', { exact: true }))
  await page.keyboard.press('ArrowDown')
  await tabTo(page, page.locator('#notices').getByRole('button', { name: 'Save' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Expiry', { exact: true })).toHaveValue('digest')
  receiver.close()
})
