import { type Browser, expect, type Page } from '@playwright/test'
import type { PostOffice } from '@/lib/mail/testing/post-office'
import type { ADA } from './portal-in-time'
import type { Credentials } from './token'

// What people do in a browser where mails are sent.

export async function signIn(page: Page, { email, password }: typeof ADA): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
}

/** Waits for the mail with such a subject, perhaps to this address. */
export async function mailWith(post: PostOffice, subject: RegExp, to?: string) {
  const found = () =>
    post.received.find(
      (mail) => subject.test(mail.headers.subject ?? '') && (!to || mail.to.includes(to)),
    )
  await expect.poll(found).toBeTruthy()
  return found()
}

/** Opens the link of a mail in a browser of its own, and chooses this password there. */
export async function chooseByMail(
  browser: Browser,
  link: string,
  password: string,
): Promise<Page> {
  const { origin, pathname, hash } = new URL(link)
  const page = await (await browser.newContext({ baseURL: origin })).newPage()
  await page.goto(pathname + hash)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Choose password' }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
  return page
}

/** Has an administrator invite somebody, who chooses this password in a browser of their own. */
export async function invite(
  page: Page,
  { browser, post }: { browser: Browser; post: PostOffice },
  { name, email, password }: typeof ADA & { name: string },
): Promise<Page> {
  await page.goto('/admin/people')
  await page.getByRole('button', { name: 'Add person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Email', { exact: true }).fill(email)
  await dialog.getByRole('button', { name: 'Add person' }).click()
  const invitation = await mailWith(post, /invites you/, email)
  return chooseByMail(browser, invitation?.link ?? '', password)
}

/** Registers an app for machines, with a secret of this life. */
export async function registerWithSecret(
  page: Page,
  name: string,
  expires?: string,
): Promise<Credentials> {
  await page.goto('/apps/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('radio', { name: /machine/i }).check()
  await page.getByRole('button', { name: 'Register app' }).click()
  await page.waitForURL(/\/apps\/app_/)
  const clientId = /app_[A-Za-z0-9]+/.exec(page.url())?.[0] ?? ''
  await page.goto(`/apps/${clientId}/secrets`)
  await page.getByRole('button', { name: 'Generate new secret' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Production')
  if (expires) await dialog.getByLabel('Expires').selectOption({ label: expires })
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByTestId('secret-value')).toBeVisible()
  const secret = (await page.getByTestId('secret-value').textContent())?.trim() ?? ''
  return { clientId, secret }
}
