import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { compactDecrypt, exportJWK, generateKeyPair } from 'jose'
import { carryInto, expect, test } from '../harness/browser'
import type { Org } from '../harness/fixtures'
import type { Server } from '../harness/server'

type Told = { server: Server; org: Org }

/** Generates a secret and stops where the value is shown. */
async function showValue(page: Page, { server, org }: Told): Promise<string> {
  const app = await org.addApp()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto(`/apps/${app.id}/secrets`)
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Generate/ })
    .click()
  return (await page.getByTestId('secret-value').textContent())?.trim() ?? ''
}

const value = (page: Page) => page.getByTestId('secret-value')
const question = (page: Page) => page.getByText('Close it for good?')

test('Done stays closed until the person says that the secret is stored', async ({
  page,
  server,
  org,
}) => {
  await showValue(page, { server, org })
  const done = page.getByRole('button', { name: 'Done' })
  await expect(done).toBeDisabled()
  await page.getByRole('checkbox', { name: 'I have stored this secret' }).check()
  await expect(done).toBeEnabled()
  await done.click()
  await expect(value(page)).toHaveCount(0)
})

test('Escape asks first, and the value stays', async ({ page, server, org }) => {
  await showValue(page, { server, org })
  await page.keyboard.press('Escape')
  await expect(question(page)).toBeVisible()
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(value(page)).toBeVisible()
})

test('Back asks first, and the value stays', async ({ page, server, org }) => {
  await showValue(page, { server, org })
  const address = page.url()
  await page.goBack({ waitUntil: 'commit' }).catch(() => null)
  await expect(question(page)).toBeVisible()
  await expect(value(page)).toBeVisible()
  expect(page.url()).toBe(address)
})

test('reloading asks first, in the words of the browser', async ({ page, server, org }) => {
  await showValue(page, { server, org })
  // A browser asks only after an interaction with the page.
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  const opened = page.waitForEvent('dialog')
  await page.evaluate(() => setTimeout(() => location.reload()))
  const dialog = await opened
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await expect(value(page)).toBeVisible()
})

test('once closed the value is nowhere: not in the page, not behind Back, not in storage', async ({
  page,
  server,
  org,
}) => {
  const secret = await showValue(page, { server, org })
  await page.getByRole('checkbox', { name: 'I have stored this secret' }).check()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(value(page)).toHaveCount(0)
  expect(await page.content()).not.toContain(secret)
  await page.goto('/apps')
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'OAuth secrets' })).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href]),
  )
  expect(kept).not.toContain(secret)
})

test('the dialog names the app and the hint, and says what to do if the value is lost', async ({
  page,
  server,
  org,
}) => {
  const secret = await showValue(page, { server, org })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(secret.slice(0, 'kt_cs_12345678'.length + 1))
  await expect(dialog).toContainText('Lost? Generate another')
  const saving = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download .env' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toMatch(/-client-secret\.env$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain(`OAUTH_CLIENT_SECRET=${secret}\n`)
})

test('the ready-made forms say the value where a file needs it and keep it out of commands', async ({
  page,
  server,
  org,
}) => {
  const secret = await showValue(page, { server, org })
  const tabs = page.getByRole('dialog').getByRole('tab')
  const names = await tabs.allTextContents()
  expect(names.length).toBe(12)
  for (const name of names) {
    await tabs.getByText(name, { exact: true }).click()
    // The panel before it may still be closing.
    const text = (await page.locator('[role=tabpanel]:not([inert])').textContent()) ?? ''
    const isCommand = /\b(az|vault|bao|aws|gcloud|curl|gh|infisical|doppler) |Read-Host/.test(text)
    if (isCommand) expect(text, name).not.toContain(secret)
  }
})

test('a secret that is delivered sealed is in the browser as a JWE alone, and a private key is not sent', async ({
  page,
  server,
  org,
}) => {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true })
  const app = await org.addApp()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto(`/apps/${app.id}/secrets`)
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /Deliver sealed/ }).check()
  const key = dialog.getByLabel('Public key (JWK)')
  const generate = dialog.getByRole('button', { name: /^Generate/ })
  await key.fill(JSON.stringify(await exportJWK(privateKey)))
  await expect(dialog.getByText('This is a private key.')).toBeVisible()
  await expect(generate).toBeDisabled()
  await key.fill(JSON.stringify(await exportJWK(publicKey)))
  // What the server sends, before the browser has it.
  const sent: string[] = []
  await page.route('**/secrets', async (route) => {
    const response = await route.fetch()
    sent.push(await response.text())
    await route.fulfill({ response })
  })
  await generate.click()
  await expect(page.getByRole('heading', { name: 'Copy the sealed secret' })).toBeVisible()
  const jwe = (await page.getByRole('dialog').locator('code').textContent()) ?? ''
  const { plaintext } = await compactDecrypt(jwe, privateKey)
  const secret = Buffer.from(plaintext).toString()
  expect(secret).toMatch(/^kt_cs_/)
  expect(sent.join()).toContain(jwe)
  expect(sent.join()).not.toContain(secret)
  expect(await page.content()).not.toContain(secret)
})
