import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Pool } from 'pg'
import { carryInto, expect, test } from '../harness/browser'
import type { Org } from '../harness/fixtures'
import { authorizationRequest, discover, oauth } from '../harness/relying-party'

// The app listens on the device, at any port (RFC 8252 §7.3).
const REDIRECT_URI = 'http://127.0.0.1/callback'

/** An allowed host, and an app whose metadata document was just read there. */
async function addDocumentApp(pool: Pool, { organizationId, administrator }: Org) {
  const host = `${randomBytes(6).toString('hex')}.apps.example`
  const id = `https://${host}/teams/northern-lights/oauth/client-metadata/notes.json?v=2`
  const name = `Notes ${host.slice(0, 6)}`
  await pool.query(
    `INSERT INTO admitted_host (organization_id, host, person_id, created_at)
     VALUES ($1, $2, $3, now())`,
    [organizationId, host, administrator.id],
  )
  await pool.query(
    `INSERT INTO app (id, organization_id, owner_id, type, name, redirect_uris, scopes, source,
                      post_logout_redirect_uris, described_at, created_at, updated_at)
     VALUES ($1, $2, $3, 'native', $4, $5, '{}', 'metadata_document', '{}', now(), now(), now())`,
    [id, organizationId, administrator.id, name, [REDIRECT_URI]],
  )
  return { host, id, name }
}

test('an administrator allows a host, and an address that is none is said to be none', async ({
  page,
  context,
  server,
  org,
}) => {
  await carryInto(context, await org.openSession(org.administrator, server.origin))
  await page.goto('/admin/policies')
  await expect(page.getByText('a URL as client ID is an unknown app')).toBeVisible()
  await page.getByRole('button', { name: 'Allow host' }).click()
  const host = page.getByRole('textbox', { name: 'Host' })
  for (const [typed, message] of [
    ['https://apps.example.com/', /host only/],
    ['127.0.0.1', /IP address/],
    ['localhost', /inner/],
  ] as const) {
    await host.fill(typed)
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await expect(page.getByRole('dialog').getByText(message)).toBeVisible()
  }
  await host.fill('Bücher.Example')
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
  await expect(page.getByRole('row', { name: /xn--bcher-kva\.example/ })).toBeVisible()
  const { client_id_metadata_document_supported } = await discover(server.origin)
  expect(client_id_metadata_document_supported).toBe(true)
})

test('an app that came by its document is in My Apps as what it is, under a long address', async ({
  page,
  context,
  server,
  org,
  cluster,
}) => {
  const { id, name } = await addDocumentApp(cluster.pool, org)
  await carryInto(context, await org.openSession(org.administrator, server.origin))
  await page.goto('/apps')
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText(id, { exact: true })).toBeVisible()
  await expect(page.getByText('Metadata document').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Secrets', exact: true }).click()
  await expect(page.getByText(`${name} has no secret here`)).toBeVisible()
  await page.getByRole('link', { name: 'Keys', exact: true }).click()
  await expect(page.getByText(/has no key here|keeps no key/)).toBeVisible()
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Suspend' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByText('This app is suspended')).toBeVisible()
})

test('whoever is asked to let it in reads where it describes itself, and finds it again', async ({
  page,
  context,
  server,
  org,
  cluster,
  allowedOrigins,
}) => {
  const { host, id, name } = await addDocumentApp(cluster.pool, org)
  const device = createServer((_req, res) => res.end('back'))
  await once(device.listen(0, '127.0.0.1'), 'listening')
  const { port } = device.address() as AddressInfo
  const redirectUri = `http://127.0.0.1:${port}/callback`
  allowedOrigins.add(new URL(redirectUri).origin)
  const party = {
    app: { id, name },
    secret: { id: '', value: '' },
    redirectUri,
    as: await discover(server.origin),
    client: { client_id: id },
    auth: oauth.None(),
  }
  await carryInto(context, await org.openSession(org.otherDeveloper, server.origin))
  await page.goto((await authorizationRequest(party)).url.href)
  await expect(page.getByRole('heading', { name: `Let ${name} in?` })).toBeVisible()
  await expect(page.getByText(`Its metadata document is at ${host}`)).toBeVisible()
  await expect(page.getByText('Nobody registered it here')).toBeVisible()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.waitForURL(new RegExp(`^${redirectUri}`))
  await page.goto('/authorizations')
  await expect(page.getByText(name).first()).toBeVisible()
  await page.getByRole('button', { name: 'Revoke access' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke access' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Revoke access' })).toHaveCount(0)
  device.close()
})

test('removing a host says how many apps it stops, and stops them', async ({
  page,
  context,
  server,
  org,
  cluster,
}) => {
  const { host, id, name } = await addDocumentApp(cluster.pool, org)
  await carryInto(context, await org.openSession(org.administrator, server.origin))
  await page.goto('/admin/policies')
  await page.getByRole('button', { name: `Remove ${host}` }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/One app of yours is described there/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Remove host' }).click()
  await expect(page.getByText(`${host} was removed`)).toBeVisible()
  await expect(page.getByRole('button', { name: `Remove ${host}` })).toHaveCount(0)
  await page.goto(`/apps/${encodeURIComponent(id)}`)
  await expect(page.getByText(`suspended the app: ${host} is no longer allowed`)).toBeVisible()
  await page.getByRole('button', { name: 'Resume' }).first().click()
  const notifications = page.getByRole('region', { name: 'Notifications' })
  await expect(notifications.getByText(/host of this app’s document is not allowed/)).toBeVisible()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
})
