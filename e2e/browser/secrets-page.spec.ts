import type { Page } from '@playwright/test'
import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import type { Org, Person } from '../harness/fixtures'
import { newSecret, revoke } from '../harness/portal'
import type { Server } from '../harness/server'
import { askToken, mintToken } from '../harness/token'
import { addStillSent, addUses } from '../harness/usage-rows'

type Told = { server: Server; org: Org }

/** Opens the page of an app with `count` secrets. Answers a second session too, to act beside it. */
async function openSecrets(
  page: Page,
  { server, org }: Told,
  { secrets, as = org.owner }: { secrets: number; as?: Person },
) {
  const app = await org.addApp()
  const owner = await org.signIn(org.owner, server.origin)
  const issued = []
  for (let count = 0; count < secrets; count++) issued.push(await newSecret(owner, app.id))
  const [first, second] = issued
  if (first) await mintToken(server.origin, first)
  await carryInto(page.context(), await org.signIn(as, server.origin))
  await page.goto(`/apps/${app.id}/secrets`)
  return { app, owner, first, second }
}

const rowOf = (page: Page, id = '') =>
  page.getByRole('table', { name: 'Active secrets' }).getByRole('row').filter({ hasText: id })

test('a secret that was never used is not revoked by one press; its reason is shown later', async ({
  page,
  server,
  org,
}) => {
  const { app, second } = await openSecrets(page, { server, org }, { secrets: 2 })
  await rowOf(page, second?.id).getByRole('button', { name: 'Revoke' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('It was never used.')
  await expect(dialog).toContainText(app.name)
  await expect(dialog).toContainText(`kt_cs_${second?.id}_`)
  await dialog.getByLabel('Reason').selectOption('It is no longer needed')
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  const said = page.getByRole('status').filter({ hasText: 'was revoked' })
  await expect(said).toContainText(`kt_cs_${second?.id}_`)
  await expect(rowOf(page, second?.id)).toHaveCount(0)
  await page.getByText('Retired secrets').first().click()
  const retired = page.getByRole('table', { name: 'Retired secrets' }).getByRole('row')
  await expect(retired.filter({ hasText: second?.id ?? '' })).toContainText('no longer needed')
})

test('pause: refused, who sends it is named, and Resume opens it again', async ({
  page,
  server,
  org,
}) => {
  const { first } = await openSecrets(page, { server, org }, { secrets: 2 })
  if (!first) throw new Error('no secret')
  const row = rowOf(page, first.id)
  await row.getByRole('button', { name: 'Pause' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('For').selectOption('1 hour')
  await dialog.getByRole('button', { name: 'Pause' }).click()
  await expect(row).toContainText('Paused')
  await expect(row).toContainText('Nobody has sent it so far.')
  expect((await askToken(server.origin, first)).status).toBe(401)
  // A refusal is written within a second.
  await expect(async () => {
    await page.reload()
    await expect(row).toContainText('once from 127.0.0.1', { timeout: 500 })
  }).toPass()
  await row.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'works again' })).toBeVisible()
  await expect(row).toContainText('Refused while it was paused:')
  expect((await askToken(server.origin, first)).status).toBe(200)
})

test('a rotation: the old secret ends by itself once the new one was used, and can be kept', async ({
  page,
  cluster,
  server,
  org,
}) => {
  const { app, first } = await openSecrets(page, { server, org }, { secrets: 1 })
  if (!first) throw new Error('no secret')
  const row = rowOf(page, first.id)
  const generateWith = async (end: string) => {
    await page.getByRole('button', { name: 'Generate new secret' }).click()
    await page.getByRole('dialog').getByLabel('The old secret').selectOption(end)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Generate/ })
      .click()
    const secret = (await page.getByTestId('secret-value').textContent())?.trim() ?? ''
    await page.getByRole('checkbox', { name: 'I have stored this secret' }).check()
    await page.getByRole('button', { name: 'Done' }).click()
    return { clientId: app.id, secret }
  }
  const fresh = await generateWith('Ends after 1 hour')
  await expect(row).toContainText('as planned by')
  await row.getByRole('button', { name: 'Cancel planned end' }).click()
  await expect(row).not.toContainText('as planned by')
  await expect(page.getByRole('status').filter({ hasText: 'is cancelled' })).toBeVisible()
  const freshId = fresh.secret.split('_')[2] ?? ''
  await rowOf(page, freshId).getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(rowOf(page, freshId)).toHaveCount(0)
  const again = await generateWith('Ends after 1 hour')
  await cluster.pool.query(
    "UPDATE secret SET ends_at = now() - interval '1 second' WHERE id = $1",
    [first.id],
  )
  await page.reload()
  await expect(row).toContainText('It waits until another secret works and was used.')
  expect((await askToken(server.origin, first)).status).toBe(200)
  await mintToken(server.origin, again)
  await expect.poll(async () => (await askToken(server.origin, first)).status).toBe(401)
  await page.reload()
  // It unfolds by itself as soon as it is noted that something still sends what has ended.
  const retired = page.getByRole('table', { name: 'Retired secrets' }).getByRole('row')
  await expect(retired.filter({ hasText: first.id })).toContainText('as planned')
  await expect(row).toHaveCount(0)
})

test('the last active secret, used today: whence is shown, the end is named, the app typed', async ({
  page,
  server,
  org,
}) => {
  const { app, first } = await openSecrets(page, { server, org }, { secrets: 1 })
  // A use is written within a second, and a page shows the state at its request.
  await expect(async () => {
    await page.reload()
    await expect(rowOf(page, first?.id)).toContainText('127.0.0.1', { timeout: 500 })
  }).toPass()
  await page.setViewportSize({ width: 360, height: 740 })
  await rowOf(page, first?.id).getByRole('button', { name: 'Revoke' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('127.0.0.1')
  // The name is typed at the end of the dialog, which begins at its top all the same.
  await expect(dialog.getByText('App', { exact: true })).toBeInViewport({ ratio: 1 })
  await expect(dialog).toContainText('can no longer authenticate')
  const go = dialog.getByRole('button', { name: 'Revoke' })
  await expect(go).toBeDisabled()
  await dialog.getByRole('textbox').fill(app.name)
  await go.click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(`${app.name} can no longer authenticate`)).toBeVisible()
})

test('regenerate: a typed name, then one new value, and everything before it is dead', async ({
  page,
  server,
  org,
}) => {
  const { app, first, second } = await openSecrets(page, { server, org }, { secrets: 2 })
  await page.getByRole('button', { name: 'Regenerate' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Both active secrets die')
  await dialog.getByLabel('to confirm').fill(app.name)
  await dialog.getByRole('button', { name: 'Regenerate' }).click()
  const value = (await page.getByTestId('secret-value').textContent()) ?? ''
  for (const dead of [first, second]) {
    if (dead) expect((await askToken(server.origin, dead)).status).toBe(401)
  }
  const alive = await askToken(server.origin, { clientId: app.id, secret: value })
  expect(alive.status).toBe(200)
})

test('a third secret, refused by the server, loses nothing that was typed', async ({
  page,
  server,
  org,
}) => {
  const { app, owner } = await openSecrets(page, { server, org }, { secrets: 1 })
  await page.getByRole('button', { name: 'Generate new secret' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Typed with care')
  await newSecret(owner, app.id)
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  await expect(dialog.getByRole('alert')).toContainText('already has two active secrets')
  await expect(dialog.getByLabel('Name')).toHaveValue('Typed with care')
})

test('what somebody else has revoked meanwhile is said, and the table tells the truth', async ({
  page,
  server,
  org,
}) => {
  const { app, owner, second } = await openSecrets(page, { server, org }, { secrets: 2 })
  await revoke(owner, app, second?.id ?? '')
  await rowOf(page, second?.id).getByRole('button', { name: 'Revoke' }).click()
  const note = page.getByRole('alert').filter({ hasText: 'no longer active' })
  await expect(note).toBeVisible()
  await expect(rowOf(page, second?.id)).toHaveCount(0)
})

test('a session that ends in the middle loses nothing that was typed', async ({
  page,
  server,
  org,
}) => {
  await openSecrets(page, { server, org }, { secrets: 0 })
  await page.getByRole('button', { name: 'Generate new secret' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Typed with care')
  await page.context().clearCookies()
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  await expect(dialog.getByRole('link', { name: 'Sign in in another tab' })).toBeVisible()
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByText('Typed with care', { exact: true }).first()).toBeVisible()
  await expect(page.getByTestId('secret-value')).toBeVisible()
})

test('support reads the table and is offered nothing to press', async ({ page, server, org }) => {
  const { first } = await openSecrets(page, { server, org }, { secrets: 2, as: org.support })
  await expect(rowOf(page, first?.id)).toContainText('kt_cs_')
  const offers = page.getByRole('button', {
    name: /Generate|Regenerate|Revoke|Pause|Resume|Cancel/,
  })
  await expect(offers).toHaveCount(0)
})

test('where the clipboard is closed the value is left selected, and it is said', async ({
  page,
  server,
  org,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
  })
  await openSecrets(page, { server, org }, { secrets: 0 })
  await page.getByRole('button', { name: 'Generate new secret' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Generate/ })
    .click()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByText('The browser did not allow copying')).toBeVisible()
  const selected = await page.evaluate(() => getSelection()?.toString())
  expect(selected).toBe(await page.getByTestId('secret-value').textContent())
})

test('the rotation is seen: issued, used, the old one quiet, safe to revoke', async ({
  page,
  server,
  org,
  cluster,
}) => {
  const { app, first, second } = await openSecrets(page, { server, org }, { secrets: 2 })
  const strip = page.getByRole('region', { name: /^Rotation/ })
  await expect(strip.getByRole('listitem').nth(1)).toContainText('Not yet')
  // The page is open, and nobody reloads it.
  if (second) await mintToken(server.origin, second)
  await expect(strip).toContainText('from 127.0.0.1')
  await expect(rowOf(page, second?.id)).toContainText('127.0.0.1')
  await expect(strip).toContainText('quiet for 0 of 24 hours')
  await addUses(cluster.pool, { id: first?.id ?? '', appId: app.id }, { hours: [30], uses: 9 })
  await expect(strip).toContainText('Safe to revoke.')
  await probeLooks(page, 'a rotation')
  await strip.getByRole('button', { name: /^Revoke/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('region')).toContainText('in the last 24 hours')
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await expect(strip).toContainText('nothing sends it any more')
})

test('a page that nobody sees asks for nothing, and goes on when it is seen again', async ({
  page,
  server,
  org,
}) => {
  await page.clock.install()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/secrets/use')) asked.push(request.url())
  })
  await openSecrets(page, { server, org }, { secrets: 1 })
  await expect.poll(() => page.clock.runFor(5_000).then(() => asked.length)).toBeGreaterThan(2)
  await turn(page, 'hidden')
  await page.clock.runFor(60_000)
  const before = asked.length
  await page.clock.runFor(600_000)
  expect(asked).toHaveLength(before)
  await turn(page, 'visible')
  await expect.poll(() => asked.length).toBeGreaterThan(before)
})

/** Hides the page, as another tab in front of it does, or shows it. */
function turn(page: Page, visibility: 'hidden' | 'visible') {
  return page.evaluate((state) => {
    Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, visibility)
}

test('a secret that is sent after its end is told of, on the page of secrets and of the app', async ({
  page,
  server,
  org,
  cluster,
}) => {
  const { app, owner, first } = await openSecrets(page, { server, org }, { secrets: 2 })
  const gone = { id: first?.id ?? '', appId: app.id }
  await revoke(owner, app, gone.id)
  await addStillSent(cluster.pool, gone, 41)
  const retired = page.getByRole('table', { name: 'Retired secrets' })
  await expect(retired).toContainText('Still being sent: 41 times in 24 hours')
  await expect(retired).toContainText('203.0.113.17')
  await page.goto(`/apps/${app.id}`)
  await expect(page.getByText(/^Refused since .*: secret revoked$/)).toBeVisible()
})

test('the usage of an app has a table for each chart, over a range that is in the address', async ({
  page,
  server,
  org,
  cluster,
}) => {
  const { app, first, second } = await openSecrets(page, { server, org }, { secrets: 2 })
  const uses = { hours: [500, 40, 30], uses: 9 }
  await addUses(cluster.pool, { id: first?.id ?? '', appId: app.id }, uses)
  await addStillSent(cluster.pool, { id: second?.id ?? '', appId: app.id }, 41)
  await page.getByRole('link', { name: 'Usage' }).click()
  await expect(page.getByRole('heading', { name: 'Usage', exact: true })).toBeVisible()
  await expect(
    page.getByRole('img', { name: /^Requests in each day of the last 30 days/ }),
  ).toBeVisible()
  await expect(page.getByRole('table', { name: 'Callers' })).toContainText('curl/8.14.1')
  await expect(page.getByRole('table', { name: 'Refused attempts' })).toContainText('41')
  await page.getByRole('link', { name: '7 days' }).click()
  await expect(page).toHaveURL(/range=7d/)
  await expect(
    page.getByRole('img', { name: /^Requests in each hour of the last 7 days/ }),
  ).toBeVisible()
  for (const summary of await page.getByText('Show as a table').all()) await summary.click()
  await expect(page.getByRole('table', { name: 'Requests' })).toContainText('41')
  const lives = page.getByRole('table', { name: 'The life of each secret' })
  await expect(lives).toContainText(`shown to ${org.owner.name}`)
  await probeLooks(page, 'usage with its tables')
})

test('what depends on an app is said before it is suspended', async ({ page, server, org }) => {
  const { app } = await openSecrets(page, { server, org }, { secrets: 1 })
  await page.goto(`/apps/${app.id}`)
  await page.getByRole('button', { name: 'Suspend' }).click()
  const dependent = page.getByRole('region', { name: 'What depends on it' })
  await expect(dependent).toContainText('1 living token')
  await probeLooks(page, 'what depends on an app')
})
