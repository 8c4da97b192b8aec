import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, test as base, type Page } from '@playwright/test'
import { openPostOffice, type PostOffice } from '@/lib/mail/testing/post-office'
import { probeLooks } from '../harness/axe'
import { expect } from '../harness/browser'
import { temporaryFolder } from '../harness/folder'
import { freePort, type Server, startServer } from '../harness/server'

const ADA = { email: 'ada@northwind.example', password: 'amber-lantern-orbit-42' }
const NORA = { email: 'nora@northwind.example', password: 'copper-giraffe-17-lamp' }

/** A server with a mail server beside it. */
const test = base.extend<{ post: PostOffice; portal: Server }>({
  post: async ({}, use) => {
    const post = await openPostOffice()
    await use(post)
    await post.close()
  },
  portal: async ({ post }, use) => {
    const folder = temporaryFolder()
    const env = {
      KEYTURN_DATA_DIR: join(folder, 'data'),
      KEYTURN_ADMIN_EMAIL: ADA.email,
      KEYTURN_ADMIN_PASSWORD: ADA.password,
      SMTP_URL: post.url.href,
      MAIL_FROM: 'Keyturn <keyturn@northwind.example>',
    }
    const server = await startServer({ port: await freePort(), logFolder: folder, env })
    await use(server)
    await server.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  },
  baseURL: async ({ portal }, use) => use(portal.origin),
})

async function signIn(page: Page, { email, password }: typeof ADA): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
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
  const mailWith = async (subject: RegExp) => {
    const found = () => post.received.find(({ headers }) => subject.test(headers.subject ?? ''))
    await expect.poll(found).toBeTruthy()
    return found()
  }
  await signIn(page, ADA)
  await page.goto('/admin/people')
  await page.getByRole('button', { name: 'Add person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Nora')
  await dialog.getByLabel('Email', { exact: true }).fill(NORA.email)
  await dialog.getByRole('button', { name: 'Add person' }).click()
  const invitation = await mailWith(/invites you/)
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
  const reset = await mailWith(/^Choose a new password$/)
  await chooseByMail(browser, reset?.link ?? '', NORA.password)
  await mailWith(/^Your password was changed$/)
  await nora.goto('/apps')
  await expect(nora.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await page.goto('/admin/outbox')
  await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible()
  await expect(page.getByText('Sent', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /Show the link/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Send a test mail' }).click()
  await mailWith(/test mail/)
  await page.goto('/admin/outbox')
  await probeLooks(page, 'the Outbox with mails')
})
