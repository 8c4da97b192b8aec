import type { Locator, Page } from '@playwright/test'
import { DAY, HOUR } from '@/lib/clock'
import { startReceiver } from '@/lib/webhooks/testing/receiver'
import { probeLooks } from '../harness/axe'
import { expect } from '../harness/browser'
import { chooseByMail, invite, mailWith, registerWithSecret, signIn } from '../harness/by-mail'
import { ADA, test } from '../harness/portal-in-time'
import { askToken } from '../harness/token'

const NORA = { email: 'nora@northwind.example', password: 'copper-giraffe-17-lamp' }

/** Goes on by the Tab key until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let steps = 0; steps < 80; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('somebody asks for another email, opens its link, and signs in with it', async ({
  page,
  browser,
  post,
}) => {
  await signIn(page, ADA)
  const nils = { name: 'Nils', email: 'nils@northwind.example', password: NORA.password }
  const his = await invite(page, { browser, post }, nils)
  const email = 'nils.holm@northwind.example'
  await his.goto('/account')
  await his.getByLabel('New email').fill(email)
  await his.getByRole('button', { name: 'Send the link' }).click()
  await expect(his.getByText(`A mail is on its way to ${email}`)).toBeVisible()
  await probeLooks(his, 'an account whose new email waits')
  const { pathname, hash } = new URL((await mailWith(post, /^Confirm your new email$/))?.link ?? '')
  await his.goto(pathname + hash)
  await expect(his.getByText(`You will sign in as ${email}`)).toBeVisible()
  await probeLooks(his, 'a link to an email')
  await his.getByRole('button', { name: 'Confirm email' }).click()
  await expect(his.getByRole('heading', { name: 'Account' })).toBeVisible()
  await mailWith(post, /^The email of your account was changed$/, nils.email)
  await his.context().clearCookies()
  await signIn(his, { ...nils, email })
})

test('somebody is invited by mail, forgets the password, and gets a new one by mail', async ({
  page,
  browser,
  post,
}) => {
  await signIn(page, ADA)
  const nora = await invite(
    page,
    { browser, post },
    {
      ...NORA,
      name: 'Nora',
      password: 'salmon-lantern-44-boat',
    },
  )

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

  await registerWithSecret(page, 'Night Invoices', 'In 30 days')

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

test('an owner is asked and silent, administrators are told, the app is suspended, and comes back by a confirmation', async ({
  page,
  browser,
  portal,
  post,
}) => {
  test.setTimeout(300_000)
  const olav = { name: 'Olav', email: 'olav@northwind.example', password: 'walnut-harbour-63-reed' }
  await signIn(page, ADA)
  await page.goto('/admin/policies')
  const policy = 'Confirmed again after'
  await page.getByRole('spinbutton', { name: policy }).fill('30')
  await page.getByRole('button', { name: `Save: ${policy}` }).click()
  await expect(page.getByText(`${policy} changed`)).toBeVisible()
  const owner = await invite(page, { browser, post }, olav)
  const robot = await registerWithSecret(owner, 'Harbour Robot')
  const answered = async () => (await askToken(portal.origin, robot)).status
  expect(await answered()).toBe(200)
  const again = async (who: Page, as: typeof ADA) => {
    await who.context().clearCookies()
    await signIn(who, as)
  }
  /** The page of notices says so, and an hour later a mail. */
  const told = async (who: Page, to: string, sentence: RegExp) => {
    const seen = async () => {
      await who.goto('/notices')
      return who.getByText(sentence).count()
    }
    await expect.poll(seen).toBeGreaterThan(0)
    portal.hour()
    const mailed = () =>
      post.received.filter((mail) => mail.to.includes(to) && sentence.test(mail.content))
    await expect.poll(mailed).not.toEqual([])
  }

  await portal.later(HOUR)
  await portal.later(16 * DAY)
  await again(owner, olav)
  await expect(owner.getByText('An app of yours is to be confirmed')).toBeVisible()
  await told(owner, olav.email, /confirm\s+the\s+app\s+within\s+two\s+weeks/)
  await portal.later(14 * DAY)
  await portal.later(14 * DAY)
  await again(page, ADA)
  await told(page, ADA.email, /nobody\s+has\s+confirmed|not\s+confirmed\s+in\s+time/)
  expect(await answered()).toBe(200)

  await portal.later(14 * DAY)
  expect(await answered()).toBe(401)
  await again(owner, olav)
  await owner.goto(`/apps/${robot.clientId}`)
  await expect(owner.getByText('Suspended: nobody has confirmed this app')).toBeVisible()
  await owner.getByRole('link', { name: 'Look and confirm' }).click()
  await expect(owner.getByText(/^Production \(kt_cs_.*\), last used/)).toBeVisible()
  await expect(owner.getByText('127.0.0.1')).toBeVisible()
  await probeLooks(owner, 'the evidence of an app')
  await owner.getByRole('button', { name: 'Confirm this app' }).click()
  await owner.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(owner.getByText('Suspended: nobody has confirmed this app')).toHaveCount(0)
  expect(await answered()).toBe(200)

  await again(page, ADA)
  await page.goto('/admin/recertification')
  await expect(page.getByRole('row', { name: /Harbour Robot/ })).toContainText('Confirmed')
  await probeLooks(page, 'recertification')
  const csv = await page.request.get('/admin/recertification/export')
  expect(await csv.text()).toContain(`Harbour Robot,${robot.clientId},Olav,`)
})
