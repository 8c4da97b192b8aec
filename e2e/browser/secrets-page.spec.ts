import { carryInto, expect, test } from '../harness/browser'
import { newSecret, revoke } from '../harness/portal'
import { openSecrets, rowOf } from '../harness/secrets-page'
import { askToken, mintToken } from '../harness/token'

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
