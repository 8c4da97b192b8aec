import { test as base, expect, type Page } from '@playwright/test'
import { startEstate } from '../harness/cluster'
import { type Story, tellStory } from '../harness/fixtures'
import { freePort } from '../harness/server'

type House = { story: Story; origin: string }

/** A server that is known by a name: browsers make no passkeys for IP addresses. */
const test = base.extend<{ house: House }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's text.
  house: async ({}, use) => {
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const estate = await startEstate({ processes: 1, env: { KEYTURN_URL: origin } })
    await estate.start(port)
    await use({ origin, story: await tellStory(estate.pool) })
    await estate.end()
  },
})

/** A device in this browser that holds passkeys and says yes (WebDriver, WebAuthn section 11). */
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

test('a passkey is added, named, asked for at sign-in, and removed', async ({ page, house }) => {
  const { origin, story } = house
  await plugIn(page)
  const signIn = async () => {
    await page.goto(`${origin}/sign-in`)
    await page.getByLabel('Email').fill(story.owner.email)
    await page.getByLabel('Password', { exact: true }).fill(story.owner.password)
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
