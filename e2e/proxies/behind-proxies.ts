import { type Cluster, startCluster } from '../harness/cluster'
import type { Deployment } from '../harness/deployment'
import { makeOrg } from '../harness/fixtures'
import { freePort } from '../harness/server'
import { test as base } from '../harness/test'
import { type Front, startFront } from './front'
import { type Place, PRODUCTS, type Product } from './products'

type Behind = { cluster: Cluster; place: Place; origin: string; direct: string }

/** Keyturn as an operator runs it behind a proxy: it trusts 127.0.0.1, and its own name is https. */
export const test = base.extend<{ at: Deployment }, { behind: Behind }>({
  behind: [
    async ({}, use) => {
      const folder = process.env.KEYTURN_TEST_CERTIFICATES
      if (!folder) throw new Error('Run these tests by npm run test:proxies')
      const [port, plainPort] = await Promise.all([freePort(), freePort()])
      const origin = `https://localhost:${port}`
      const cluster = await startCluster({
        processes: 1,
        env: {
          KEYTURN_URL: origin,
          KEYTURN_TRUST_PROXY: '127.0.0.1',
          KEYTURN_CERTIFICATE_HEADER: 'X-SSL-Client-Cert',
          KEYTURN_CERTIFICATE_VERIFIED_HEADER: 'X-SSL-Client-Verify',
          KEYTURN_MTLS_URL: `https://mtls.localhost:${port}`,
        },
      })
      const { port: inner, origin: direct } = cluster.servers[0]
      await use({ cluster, origin, direct, place: { folder, port, plainPort, inner } })
      await cluster.end()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  at: async ({ behind: { cluster, origin } }, use) =>
    use({ cluster, origin, org: await makeOrg(cluster) }),
})

/** Declares tests for each proxy, which runs meanwhile. */
export function behindEach(declare: (product: Product) => void): void {
  for (const product of PRODUCTS) {
    test.describe(`behind ${product.name}`, () => {
      let front: Front | undefined
      test.beforeAll(async ({ behind }) => {
        front = await startFront(product, behind.place)
      })
      test.afterAll(() => front?.stop())
      declare(product)
    })
  }
}

export { expect } from '@playwright/test'
