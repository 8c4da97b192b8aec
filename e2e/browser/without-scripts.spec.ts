import { carryInto, expect, test } from '../harness/browser'

test.use({ javaScriptEnabled: false })

test('a browser that runs no scripts is told so, before and after signing in', async ({
  page,
  server,
  story,
}) => {
  const needed = page.getByText('Keyturn’s pages need JavaScript')
  await page.goto('/sign-in')
  await expect(needed).toBeVisible()
  await carryInto(page.context(), await story.signIn(story.owner, server.origin))
  await page.goto('/apps')
  await expect(needed).toBeVisible()
})
