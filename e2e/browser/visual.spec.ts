import type { Page } from '@playwright/test'
import { addSecret } from '../harness/access-matrix/app-rows'
import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import { addUses } from '../harness/usage-rows'
import { ADMINISTRATION_PAGES } from '../harness/visual/administration-pages'
import { CEREMONY_PAGES } from '../harness/visual/ceremony-pages'
import { APP, type PageContext, type PageProbe } from '../harness/visual/page-probe'
import { PORTAL_PAGES } from '../harness/visual/portal-pages'

// The longest file of the browser: all workers share it.
test.describe.configure({ mode: 'parallel' })

/** Every page of the portal and of the ceremonies, and who opens it. */
const PROBES = { ...PORTAL_PAGES, ...ADMINISTRATION_PAGES, ...CEREMONY_PAGES }

/** Opens the page, with an app that has active and revoked secrets. */
async function open(page: Page, probe: PageProbe, context: PageContext) {
  const { server, org } = context
  const { pool } = context.cluster
  const app = await org.addApp({ name: APP })
  if (probe.as) {
    const { secretId } = await addSecret(pool, org, app.id, 1)
    await addUses(pool, { id: secretId, appId: app.id }, { hours: [1], uses: 1 })
    await addSecret(pool, org, app.id, 'revoked')
    await addSecret(pool, org, app.id, 2)
    await carryInto(page.context(), await org.openSession(org[probe.as], server.origin))
  }
  await page.goto(await probe.path(app.id, context))
  await expect(page.getByRole('heading', { name: probe.heading }).first()).toBeVisible()
}

for (const [name, probe] of Object.entries(PROBES)) {
  test(`axe finds nothing and nothing scrolls sideways: ${name}`, async ({
    page,
    cluster,
    server,
    org,
  }) => {
    await open(page, probe, { cluster, server, org })
    await probeLooks(page, name)
  })
}

test("axe finds nothing in the dialogs of a secret's life", async ({ page, server, org }) => {
  const app = await org.addApp()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto(`/apps/${app.id}/secrets`)
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await probeLooks(page, 'generate')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Generate/ })
    .click()
  await expect(page.getByTestId('secret-value')).toBeVisible()
  await probeLooks(page, 'the value')
  await page.getByRole('checkbox', { name: 'I have stored this secret' }).check()
  await page.getByRole('button', { name: 'Done' }).click()
  await page
    .getByRole('table')
    .getByRole('button', { name: /^Revoke/ })
    .click()
  await expect(page.getByRole('alertdialog').or(page.getByRole('dialog'))).toBeVisible()
  await probeLooks(page, 'revoke')
})
