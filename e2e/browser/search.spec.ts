import type { Page } from '@playwright/test'
import { callAction } from '../harness/action'
import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import { granted, newSecret, revoke } from '../harness/portal'

const box = (page: Page) => page.getByRole('combobox', { name: 'Search', exact: true })
const answers = (page: Page) => page.getByRole('listbox', { name: 'Answers' })

/** Waits until the box says which keys lead to it: before that its script is not at work. */
const boxTakesKeys = (page: Page) =>
  expect(box(page)).toHaveAttribute('aria-keyshortcuts', '/ Control+K Meta+K')

/** Puts a text into the clipboard and from there into what has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.keyboard.press('ControlOrMeta+V')
}

test('a secret that is put into the box never leaves the browser: its public id does', async ({
  page,
  server,
  org,
}) => {
  const app = await org.addApp({ name: 'Northern invoices' })
  const session = await org.openSession(org.owner, server.origin)
  const { secret: value, id } = await newSecret(session, app.id)
  await carryInto(page.context(), session)
  const sent: string[] = []
  page.on('request', (request) => {
    sent.push([request.url(), request.postData(), ...Object.values(request.headers())].join('\n'))
  })
  await page.goto('/apps')
  await boxTakesKeys(page)

  const ways = [
    () => paste(page, value),
    () => paste(page, `export CLIENT_SECRET='${value}'\n`),
    () => box(page).fill(value),
    () => paste(page, value.slice(0, -3)),
  ]
  for (const put of ways) {
    await page.keyboard.press('ControlOrMeta+K')
    await put()
    await expect(page.getByText('The box has dropped it')).toBeVisible()
    await expect(page.getByText(/It is alive/)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Northern invoices' }).last()).toBeVisible()
    await expect(box(page)).toHaveValue('')
    await page.keyboard.press('Escape')
  }
  expect(sent.filter((one) => one.includes(`{"secretId":"${id}"}`)).length).toBeGreaterThan(0)
  const hidden = value.slice(15, 40)
  expect(sent.filter((one) => one.includes(hidden))).toEqual([])
  const kept = await page.evaluate(() =>
    [location.href, document.documentElement.outerHTML, JSON.stringify(history.state)]
      .concat(Object.values({ ...localStorage, ...sessionStorage }))
      .join('\n'),
  )
  expect(kept).not.toContain(hidden)

  const pause = { secretId: id, length: 'until_resumed', note: '' }
  granted(await callAction(session, `/apps/${app.id}/secrets`, 'secrets/pause', app.id, pause))
  await page.keyboard.press('ControlOrMeta+K')
  await paste(page, value)
  await expect(page.getByText(/It is paused: .* once the pause is over/)).toBeVisible()
  await expect(page.getByRole('link', { name: /revoke this one/ })).toBeVisible()
  await page.keyboard.press('Escape')

  await revoke(session, app, id)
  await page.keyboard.press('ControlOrMeta+K')
  await paste(page, value)
  await expect(page.getByText('It opens nothing any more.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+K')
  await paste(page, 'x'.repeat(60))
  await expect(page.getByText('so it was not sent').last()).toBeVisible()
})

test('the box is worked by keys alone, and looks right with its answers', async ({
  page,
  server,
  org,
}) => {
  const app = await org.addApp({ name: 'Bodø timetables' })
  await org.addApp({ name: 'Bodø boards' })
  await carryInto(page.context(), await org.openSession(org.administrator, server.origin))
  await page.goto('/apps')
  await boxTakesKeys(page)
  await page.keyboard.press('/')
  await expect(box(page)).toBeFocused()
  await expect(page.getByText('What can be found')).toBeVisible()
  await probeLooks(page, 'the box before anything is typed')

  await page.keyboard.type('bodo')
  const options = answers(page).getByRole('option')
  await expect(options).toHaveCount(3)
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await probeLooks(page, 'the box with answers')
  await page.keyboard.press('ArrowDown')
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  const chosen = (await options.nth(1).getAttribute('id')) ?? ''
  await expect(box(page)).toHaveAttribute('aria-activedescendant', chosen)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/apps/${app.id}$`))
  await expect(answers(page)).toHaveCount(0)
  await expect(box(page)).toHaveValue('')

  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('bodo')
  await expect(options).toHaveCount(3)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Search' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: /^Bodø boards/ })).toBeVisible()

  // A slash is a letter where somebody writes.
  await page.getByLabel('What to find').fill('')
  await page.getByLabel('What to find').pressSequentially('a/b')
  await expect(page.getByLabel('What to find')).toHaveValue('a/b')
})

test('the box says that nothing is found, and that nobody answers', async ({
  page,
  server,
  org,
  problems,
}) => {
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps')
  await page.setViewportSize({ width: 360, height: 800 })
  await expect(box(page)).toBeHidden()
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await page.keyboard.type('no-such-thing')
  await expect(page.getByText('Nothing that you may see has')).toBeVisible()
  await page.context().setOffline(true)
  await page.keyboard.type('s')
  await expect(page.getByText('Keyturn cannot be reached. Check')).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Nothing that you may see has')).toBeVisible()
  await page.getByRole('button', { name: 'Close search' }).click()
  await expect(box(page)).toBeHidden()
  // The browser tells of the connection that was cut on purpose.
  problems.splice(0, problems.length, ...problems.filter((one) => !one.includes('ERR_INTERNET')))
})

test('what is too long to search for is not cut: it is said', async ({ page, server, org }) => {
  await org.addApp()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps')
  const long = 'ab '.repeat(100)
  await box(page).fill(long)
  await expect(page.getByText('Search for at most 200 characters.').last()).toBeVisible()
  await page.keyboard.press('Escape')
  const field = page.getByLabel('Search by name, client ID or owner')
  await field.fill(long)
  const said = 'Keep this to 200 characters: it has 300 now.'
  await expect(field).toHaveJSProperty('validationMessage', said)
  await field.press('Enter')
  await expect(page).toHaveURL(/\/apps$/)
  await field.fill('short')
  await page.waitForURL(/search=short$/)
})

test('the support person’s day: a hint is read out, and three actions later the answer is there', async ({
  page,
  cluster,
  server,
  org,
}) => {
  const app = await org.addApp({ name: 'Northern invoices' })
  const { id, secret } = await newSecret(await org.openSession(org.owner, server.origin), app.id)
  await cluster.pool.query(
    `INSERT INTO refused_attempt (app_id, proven, credential_id, cause, hour, address, attempts,
       first_at, last_at)
     VALUES ($1, true, $2, 'secret_paused', date_trunc('hour', now(), 'UTC'), '203.0.113.17', 41,
       now(), now())`,
    [app.id, id],
  )
  await carryInto(page.context(), await org.openSession(org.support, server.origin))
  await page.goto('/support')
  await expect(page.getByRole('heading', { name: 'Support desk' })).toBeVisible()
  await boxTakesKeys(page)
  await page.keyboard.press('/')
  // As it is read out: the last four characters, without capitals.
  await page.keyboard.type(secret.slice(-4).toLowerCase())
  await expect(answers(page).getByRole('option').first()).toContainText('Northern invoices')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: /^Northern invoices/ })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText(`It belongs to ${org.owner.name}`)
  await expect(main.getByRole('row', { name: new RegExp(id) })).toContainText('41 times')
  await expect(main).toContainText('The secret is paused.')
  await expect(main).toContainText(/generated the secret/)
  await probeLooks(page, 'an app on the support desk')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy the words' }).click()
  const words = await page.evaluate(() => navigator.clipboard.readText())
  expect(words).toContain(`Hello ${org.owner.name}`)
  expect(words).toContain('The secret is paused. It was sent 41 times from 203.0.113.17')
  expect(words).toContain(`/apps/${app.id}/secrets`)

  await page.getByLabel('From which IP address').fill('198.51.100.1')
  await page.getByRole('button', { name: 'Explain' }).click()
  await expect(main).toContainText('was refused from 198.51.100.1')
  await expect(page.getByRole('button', { name: /^(Revoke|Pause|Generate|Suspend)/ })).toHaveCount(
    0,
  )
})
