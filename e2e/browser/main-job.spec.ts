import type { Locator, Page } from '@playwright/test'
import * as oauth from 'oauth4webapi'
import { expect, test } from '../harness/browser'
import type { Person } from '../harness/fixtures'

const insecure = { [oauth.allowInsecureRequests]: true }

/** The terminal: a foreign client that knows only the issuer and the copied credentials. */
async function discover(origin: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(origin)
  const answer = await oauth.discoveryRequest(issuer, insecure)
  return oauth.processDiscoveryResponse(issuer, answer)
}

async function askInTerminal(
  server: oauth.AuthorizationServer,
  clientId: string,
  secret: string,
): Promise<oauth.TokenEndpointResponse> {
  const client = { client_id: clientId }
  const answer = await oauth.clientCredentialsGrantRequest(
    server,
    client,
    oauth.ClientSecretBasic(secret),
    {},
    insecure,
  )
  return oauth.processClientCredentialsResponse(server, client, answer)
}

async function signInThroughThePage(page: Page, who: Person): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(who.email)
  await page.getByLabel('Password', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
}

/** Generates a secret in the dialogs. Answers the value that was shown once. */
async function generateInThePage(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Generate new secret' }).click()
  const confirm = page.getByRole('dialog')
  await confirm.getByLabel('Name').fill(name)
  await confirm.getByRole('button', { name: /^Generate/ }).click()
  const once = page.getByRole('dialog', { name: 'Copy your new secret now' })
  const value = (await once.getByTestId('secret-value').textContent())?.trim() ?? ''
  expect(value).toMatch(/^kt_cs_[A-Za-z0-9]{8}_[A-Za-z0-9]{49}$/)
  const done = once.getByRole('button', { name: 'Done' })
  await expect(done).toBeDisabled()
  await once.getByRole('button', { name: 'Copy', exact: true }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value)
  return value
}

async function closeOneTimeDialog(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'I have stored this secret' }).check()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByTestId('secret-value')).toHaveCount(0)
}

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('table').getByRole('row').filter({ hasText: name })

test('the main job: register, generate, use, see last used move, rotate, be refused a third, revoke', async ({
  page,
  context,
  server,
  org,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInThroughThePage(page, org.owner)

  await page.getByRole('button', { name: 'Register app' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Night Invoices')
  await page.getByRole('radio', { name: /machine/i }).check()
  await page.getByRole('button', { name: 'Register app' }).click()
  await page.waitForURL(/\/apps\/app_[A-Za-z0-9]+/)
  const clientId = /\/apps\/(app_[A-Za-z0-9]+)/.exec(page.url())?.[1] ?? ''
  await page.goto(`/apps/${clientId}/secrets`)
  await expect(page.getByRole('heading', { name: 'OAuth secrets' })).toBeVisible()

  const authorizationServer = await discover(server.origin)
  const first = await generateInThePage(page, 'Blue deployment')
  await expect(page.getByText('Waiting for first use')).toBeVisible()
  const token = await askInTerminal(authorizationServer, clientId, first)
  expect(token.token_type).toBe('bearer')
  await expect(page.getByText(/First used just now from/)).toBeVisible()
  await closeOneTimeDialog(page)
  await page.reload()
  await expect(rowOf(page, 'Blue deployment')).not.toContainText('Never used')
  await expect(rowOf(page, 'Blue deployment')).toContainText(`…${first.slice(-4)}`)

  const second = await generateInThePage(page, 'Green deployment')
  await closeOneTimeDialog(page)
  await expect(rowOf(page, 'Green deployment')).toContainText('Never used')
  await expect(page.getByRole('button', { name: 'Generate new secret' })).toBeDisabled()

  await rowOf(page, 'Blue deployment')
    .getByRole('button', { name: /^Revoke/ })
    .click()
  const red = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await red.getByRole('textbox').fill('Night Invoices')
  await red.getByRole('button', { name: /^Revoke/ }).click()
  await expect(red).toHaveCount(0)

  const refusal = await askInTerminal(authorizationServer, clientId, first).catch((error) => error)
  expect(refusal).toBeInstanceOf(oauth.WWWAuthenticateChallengeError)
  expect(refusal.status).toBe(401)
  expect(await refusal.response.json()).toMatchObject({ error: 'invalid_client' })
  const still = await askInTerminal(authorizationServer, clientId, second)
  expect(still.access_token).toBeTruthy()
  await expect(page.getByRole('button', { name: 'Generate new secret' })).toBeEnabled()

  const cache = await page.content()
  expect(cache).not.toContain(first)
  expect(cache).not.toContain(second)
})
