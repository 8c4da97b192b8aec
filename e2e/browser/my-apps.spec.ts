import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'

const button = (page: Page | Locator, name: string) =>
  page.getByRole('button', { name, exact: true })

/** Pastes text as a person does, without the clipboard of the machine. */
async function paste(into: Locator, text: string): Promise<void> {
  await into.focus()
  await into.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** Draws the pointer over a text from its beginning to its end. */
async function selectIn(page: Page, text: Locator): Promise<void> {
  const box = await text.boundingBox()
  if (!box) throw new Error('the text is not on the page')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 1, y, { steps: 4 })
  await page.mouse.up()
}

test('a row opens by a click beside its name, and selecting text opens nothing', async ({
  page,
  server,
  org,
}) => {
  const app = await org.addApp({ name: 'Rows that open' })
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto(`/apps?search=${app.id}`)
  const row = page.getByRole('row').filter({ hasText: app.name })
  await selectIn(page, row.getByText('Never used'))
  expect(await page.evaluate(() => `${getSelection()}`)).toBe('Never used')
  await page.waitForLoadState('networkidle')
  await expect(page).toHaveURL(/search=/)
  await page.evaluate(() => getSelection()?.removeAllRanges())
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    row.getByText('Never used').click({ button: 'middle' }),
  ])
  await expect(tab.getByRole('heading', { name: app.name })).toBeVisible()
  await row.getByText('Never used').click()
  await page.waitForURL(new RegExp(`/apps/${app.id}$`))
  await expect(page.getByText('Cannot authenticate', { exact: true })).toBeVisible()
})

test('several apps are suspended at once and filtered, and leave as CSV', async ({
  page,
  server,
  org,
}) => {
  for (const name of ['Several A', 'Several B']) await org.addApp({ name })
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps?search=Several')
  await page.getByLabel('Select all on this page').check()
  await expect(page.getByText('2 selected')).toBeVisible()
  await probeLooks(page, 'My Apps with a selection')
  await button(page, 'Suspend').click()
  await button(page.getByRole('dialog'), 'Suspend').click()
  await expect(page.getByRole('table').getByText('Suspended')).toHaveCount(2)
  await expect(page.getByText('2 of 2 suspended')).toBeVisible()
  await page.getByLabel('Status').selectOption('active')
  await expect(page.getByText('No app matches')).toBeVisible()
  await button(page, 'Clear').click()
  await page.getByLabel('Owner', { exact: true }).selectOption('mine')
  await page.waitForURL(/owner=mine/)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const csv = await readFile(await (await download).path(), 'utf8')
  expect(csv).toMatch(/^client_id,name,.*\r\n/)
  expect(csv).toContain(',Several A,')
})

test('on a telephone the filters are behind a button', async ({ page, server, org }) => {
  await org.addApp()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/apps')
  await expect(page.getByLabel('Status')).toBeHidden()
  await button(page, 'Filters').click()
  await page.getByLabel('Use').selectOption('unused_30')
  await page.waitForURL(/use=unused_30/)
  await expect(button(page, 'Filters (1)')).toBeVisible()
})

test('on a telephone the audit log begins with its events, and its open tab is in sight', async ({
  page,
  server,
  org,
}) => {
  await carryInto(page.context(), await org.signIn(org.administrator, server.origin))
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/audit')
  await expect(page.getByText(`${org.administrator.name} signed in`)).toBeInViewport()
  await page.goto('/audit/tokens')
  await expect(page.getByRole('link', { name: 'Tokens' })).toBeInViewport({ ratio: 0.9 })
  await expect(page.getByLabel('App', { exact: true })).toBeHidden()
  await button(page, 'Filters').click()
  await expect(page.getByLabel('App', { exact: true })).toBeVisible()
})

test('a new app is written type first, beside its consent page, and nothing is cut', async ({
  page,
  server,
  org,
}) => {
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps/new')
  const preview = page.getByRole('complementary', { name: 'Preview' })
  await page.getByRole('radio', { name: /^Web/ }).check()
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('N'.repeat(100))
  await expect(page.getByText('Keep this to 80 characters: it has 100 now.')).toBeVisible()
  const line = (number: number) => page.getByLabel(`Redirect URI, line ${number}`, { exact: true })
  const uris = Array.from({ length: 22 }, (_, n) => `https://shop-${n}.example/cb`)
  await paste(line(1), uris.join('\n'))
  await expect(line(22)).toHaveValue('https://shop-21.example/cb')
  await expect(page.getByText('22 of 20')).toBeVisible()
  await expect(page.getByText('At most 20 of them fit one app: remove 2.')).toBeVisible()
  await button(page, 'Register app').click()
  await expect(name).toBeFocused()
  await probeLooks(page, 'a new app with errors')
  for (const last of [22, 21]) await button(page, `Remove redirect URI, line ${last}`).click()
  await name.fill('Preview shop')
  await expect(preview.getByText('Preview shop')).toBeVisible()
  await expect(preview.getByText('shop-0.example')).toBeVisible()
  await page.getByRole('radio', { name: /^Machine/ }).check()
  await expect(preview.getByText('Nobody is asked')).toBeVisible()
  await page.getByRole('radio', { name: /^Web/ }).check()
  await button(page, 'Register app').click()
  await page.waitForURL(/\/apps\/app_\w+\/secrets/)
})

test('an error in a folded section opens it and takes the focus', async ({ page, server, org }) => {
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps/new')
  await page.getByRole('radio', { name: /^Machine/ }).check()
  await page.getByLabel('Name', { exact: true }).fill('Folded')
  const about = page.getByRole('heading', { name: 'About the app' })
  await about.click()
  const website = page.getByLabel('Website')
  await website.fill('not a link')
  await about.click()
  await expect(website).toBeHidden()
  await button(page, 'Register app').click()
  await expect(website).toBeFocused()
})

test('leaving a changed form by a link asks first', async ({ page, server, org }) => {
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps/new')
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('Half-written')
  const away = page.getByRole('link', { name: 'Authorized apps' })
  await away.click()
  await expect(page.getByText('Leave without saving?')).toBeVisible()
  await button(page, 'Stay').click()
  await expect(name).toHaveValue('Half-written')
  await away.click()
  await button(page, 'Leave').click()
  await page.waitForURL(/\/authorizations/)
})
