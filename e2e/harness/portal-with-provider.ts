import { test as base, type Page } from '@playwright/test'
import type { Pool } from 'pg'
import { type Cluster, startCluster } from './cluster'
import { makeOrg, type Org } from './fixtures'
import { type ForeignProvider, startForeignProvider } from './foreign-provider'
import { freePort } from './server'

type PortalWithProvider = {
  origin: string
  pool: Pool
  cluster: Cluster
  org: Org
  provider: ForeignProvider
}

/** A test with a server whose people can also sign in with a foreign OpenID provider. */
export const test = base.extend<Record<never, never>, { portal: PortalWithProvider }>({
  portal: [
    async ({}, use) => {
      const port = await freePort()
      const origin = `http://127.0.0.1:${port}`
      const provider = await startForeignProvider(`${origin}/api/auth/callback/openid`)
      const env = {
        KEYTURN_OIDC_ISSUER: provider.issuer,
        KEYTURN_OIDC_CLIENT_ID: provider.clientId,
        KEYTURN_OIDC_CLIENT_SECRET: provider.clientSecret,
        KEYTURN_OIDC_NAME: 'Harbour',
        KEYTURN_OIDC_DEVELOPER_GROUP: 'makers',
        KEYTURN_ADMITTED_NETWORKS: '127.0.0.1',
      }
      const cluster = await startCluster({ processes: 1, port, env })
      await use({ origin, provider, cluster, pool: cluster.pool, org: await makeOrg(cluster) })
      await cluster.end()
      provider.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

export { expect } from '@playwright/test'

/** Signs in at the foreign provider with this login. */
export async function comeAs(page: Page, origin: string, login: string): Promise<void> {
  await page.goto(`${origin}/sign-in?next=/account`)
  await page.getByRole('link', { name: 'Continue with Harbour' }).click()
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  await page.locator('button[type=submit]').click()
}
