import { carryInto, expect, test } from '../harness/browser'
import { grantReading } from '../harness/management'

test('an injected script does not run, and nothing is fetched from elsewhere', async ({
  page,
  problems,
}) => {
  await page.goto('/sign-in')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(script)
    const image = new Image()
    image.src = 'https://elsewhere.example/pixel.png'
    document.body.append(image)
  })
  await expect.poll(() => problems.length).toBeGreaterThanOrEqual(2)
  expect(await page.evaluate(() => 'injected' in window)).toBe(false)
  expect(problems.join('\n')).toContain('Content Security Policy')
  // These were expected. Any later problem still fails the test.
  problems.length = 0
})

test('every answer forbids framing and sniffing, and scripts carry a nonce that changes', async ({
  request,
}) => {
  const policies = await Promise.all(
    [1, 2].map(async () => {
      const answer = await request.get('/sign-in')
      const { 'content-security-policy': policy = '', ...headers } = answer.headers()
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
      const html = await answer.text()
      const tags = html.match(/<script\b[^>]*>/g) ?? []
      expect(tags.length).toBeGreaterThan(0)
      for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`)
      return nonce
    }),
  )
  expect(policies[0]).not.toBe(policies[1])
})

test('the reference of the API shows its operations and tries one, under the policy of every page', async ({
  page,
  org,
  deployment,
}) => {
  const app = await org.addApp()
  const { tokens } = await grantReading(deployment, org.owner)
  await carryInto(page.context(), await org.openSession(org.owner, deployment.origin))
  await page.goto('/docs/api')
  await page.getByRole('button', { name: 'Authorize' }).click()
  await page.locator('#auth-bearer-value').fill(tokens.access_token)
  await page.getByRole('button', { name: 'Apply credentials' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  const operation = page.locator('#operations-Apps-listApps')
  await operation.locator('.opblock-summary-control').click()
  await operation.getByRole('button', { name: 'Execute' }).click()
  await expect(operation.locator('.live-responses-table')).toContainText(app.id)
})
