import { carryInto, expect, test } from '../harness/browser'

test.use({ javaScriptEnabled: false })

test('a browser that runs no scripts is told so, before and after signing in', async ({
  page,
  server,
  org,
}) => {
  // A search by text skips noscript elements.
  const needed = page.locator('noscript > p')
  await page.goto('/sign-in')
  await expect(needed).toBeVisible()
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto('/apps')
  await expect(needed).toBeVisible()
})
