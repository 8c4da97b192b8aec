import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { importJWK, type JWK, SignJWT } from 'jose'
import { carryInto, expect, test } from '../harness/browser'
import type { Org, Person } from '../harness/fixtures'
import type { Server } from '../harness/server'

type Told = { server: Server; org: Org }

async function openKeys(page: Page, { server, org }: Told, as: Person = org.owner) {
  const app = await org.addApp()
  await carryInto(page.context(), await org.openSession(as, server.origin))
  await page.goto(`/apps/${app.id}/keys`)
  return app
}

/** Requests a token with an assertion signed by the key (RFC 7523 §2.2). */
async function askSigned(origin: string, clientId: string, jwk: JWK): Promise<Response> {
  const assertion = await new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: jwk.alg ?? '', kid: jwk.kid ?? '' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(origin)
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(await importJWK(jwk))
  return fetch(`${origin}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
}

/** Makes a key pair in the browser. Answers the private key from the downloads. */
async function makePair(page: Page): Promise<JWK> {
  await page.getByRole('button', { name: 'Add public key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Make a pair here' }).check()
  await expect(dialog.getByRole('button', { name: 'Add public key' })).toBeDisabled()
  const saving = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Make pair and save private key' }).click()
  const jwk = JSON.parse(readFileSync(await (await saving).path(), 'utf8'))
  await dialog.getByRole('button', { name: 'Add public key' }).click()
  await expect(dialog).toHaveCount(0)
  return jwk
}

const rows = (page: Page) => page.getByRole('table', { name: 'Public keys' }).getByRole('row')

test('a pair made in the browser: its private half never leaves, signs in, and ends by removal', async ({
  page,
  server,
  org,
}) => {
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  const app = await openKeys(page, { server, org })
  const jwk = await makePair(page)
  expect(jwk.d?.length).toBeGreaterThan(40)
  expect(sent.join('\n')).toContain(jwk.x)
  expect(sent.join('\n')).not.toContain(jwk.d)

  expect((await askSigned(server.origin, app.id, jwk)).status).toBe(200)
  // A use is written within a second, and a page shows the state at its request.
  await expect(async () => {
    await page.reload()
    await expect(rows(page).last()).toContainText('127.0.0.1', { timeout: 500 })
  }).toPass()

  await page.getByRole('button', { name: 'Remove' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('127.0.0.1')
  await expect(dialog.getByRole('button', { name: 'Remove' })).toBeDisabled()
  await dialog.getByRole('textbox').fill(app.name)
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No public key yet')).toBeVisible()
  expect((await askSigned(server.origin, app.id, jwk)).status).toBe(401)
})

test('a dialog that was left while a pair was to be made opens anew, ready to send', async ({
  page,
  server,
  org,
}) => {
  await openKeys(page, { server, org })
  const dialog = page.getByRole('dialog')
  const send = dialog.getByRole('button', { name: 'Add public key' })
  await page.getByRole('button', { name: 'Add public key' }).click()
  await dialog.getByRole('radio', { name: 'Make a pair here' }).check()
  await expect(send).toBeDisabled()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Add public key' }).click()
  await expect(dialog.getByRole('radio', { name: 'Paste a public key' })).toBeChecked()
  await expect(send).toBeEnabled()
})

test('a private key that is pasted is gone at once and was never sent', async ({
  page,
  server,
  org,
}) => {
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await openKeys(page, { server, org })
  await page.getByRole('button', { name: 'Add public key' }).click()
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const dialog = page.getByRole('dialog')
  const field = dialog.getByRole('textbox', { name: 'Public key' })
  const secret = privateKey.export({ format: 'jwk' })
  for (const text of [
    JSON.stringify(secret),
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ]) {
    await field.fill(text)
    await expect(dialog).toContainText('That was a private key.')
    await expect(field).toHaveValue('')
  }
  await field.fill(publicKey.export({ type: 'spki', format: 'pem' }).toString())
  await dialog.getByRole('button', { name: 'Add public key' }).click()
  await expect(rows(page)).toHaveCount(2)
  expect(sent.join('\n')).not.toContain(secret.d)
  expect(sent.join('\n')).not.toContain('PRIVATE KEY')
})

test('support reads the keys and is offered nothing to press', async ({ page, server, org }) => {
  await openKeys(page, { server, org }, org.support)
  await expect(page.getByText('No public key yet')).toBeVisible()
  await expect(page.getByRole('button', { name: /Add|Remove|Save/ })).toHaveCount(0)
})

test('a native app is registered with a loopback address and chosen scopes, and keeps no secret', async ({
  page,
  server,
  org,
}) => {
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps/new')
  await page.getByLabel('Name', { exact: true }).fill('Pocket timetable')
  await page.getByRole('radio', { name: 'Native' }).check()
  await page.getByLabel('Redirect URI, line 1', { exact: true }).fill('http://127.0.0.1/callback')
  await page.getByLabel('Scopes').fill('timetables')
  await page.getByRole('checkbox', { name: /openid/ }).check()
  await expect(page.getByLabel('Scopes')).toHaveValue('timetables\nopenid')
  await page.getByRole('button', { name: 'Register app' }).click()
  await expect(page.getByText('Pocket timetable keeps no secret')).toBeVisible()
  await expect(page.getByRole('button', { name: /Generate/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Keys', exact: true }).click()
  await expect(page.getByText('Pocket timetable keeps no key')).toBeVisible()
})
