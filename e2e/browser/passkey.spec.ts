import { test as base, expect, type Page } from '@playwright/test'
import { startCluster } from '../harness/cluster'
import { makeOrg, type Org } from '../harness/fixtures'

type NamedPortal = { org: Org; origin: string }

/** A server with a host name, because browsers make no passkeys for IP addresses. */
const test = base.extend<{ portal: NamedPortal }>({
  portal: async ({}, use) => {
    const cluster = await startCluster({ processes: 1, host: 'localhost' })
    const origin = `http://localhost:${cluster.servers[0].port}`
    await use({ origin, org: await makeOrg(cluster) })
    await cluster.end()
  },
})

/** A virtual authenticator in this browser that confirms everything (WebAuthn §11). */
async function plugIn(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('a passkey is added, named, asked for at sign-in, and removed', async ({ page, portal }) => {
  const { origin, org } = portal
  await plugIn(page)
  const signIn = async () => {
    await page.goto(`${origin}/sign-in`)
    await page.getByLabel('Email').fill(org.owner.email)
    await page.getByLabel('Password', { exact: true }).fill(org.owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await signIn()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
  await page.goto(`${origin}/account`)
  await page.getByRole('button', { name: 'Add passkey' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add passkey' })
  await dialog.getByLabel('Name').fill('Laptop')
  await dialog.getByRole('button', { name: 'Add passkey' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('Laptop', { exact: true })).toBeVisible()

  await page.context().clearCookies()
  await signIn()
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()

  await page.goto(`${origin}/account`)
  await page.getByRole('button', { name: 'Rename Laptop' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Work laptop')
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('button', { name: 'Remove Work laptop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('You have none.')).toBeVisible()
})
