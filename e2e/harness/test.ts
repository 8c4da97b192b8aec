import { test as base } from '@playwright/test'
import type { Cluster } from './cluster'
import type { Deployment } from './deployment'
import { makeOrg, type Org } from './fixtures'
import { keptCluster } from './kept-cluster'
import type { Server } from './server'

type WorkerFixtures = { cluster: Cluster; twoServers: [Server, Server] }
type TestFixtures = { server: Server; org: Org; deployment: Deployment }

/**
 * A test with the server of the worker's place and an organization of its own. Tests that kill
 * servers or read whole databases start their own cluster.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  cluster: [
    async ({}, use, { parallelIndex }) => {
      const cluster = await keptCluster(parallelIndex)
      await use(cluster)
      await cluster.end()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  /** That server and one more process on its database, as behind a load balancer. */
  twoServers: [
    async ({ cluster }, use) => use([cluster.servers[0], await cluster.start()]),
    { scope: 'worker', timeout: 180_000 },
  ],
  server: async ({ cluster }, use) => use(cluster.servers[0]),
  org: async ({ cluster }, use) => use(await makeOrg(cluster)),
  deployment: async ({ cluster, server, org }, use) => use({ cluster, org, origin: server.origin }),
})

export { expect } from '@playwright/test'
