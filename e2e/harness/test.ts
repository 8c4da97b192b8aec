import { test as base } from '@playwright/test'
import { type Cluster, startCluster } from './cluster'
import type { Deployment } from './deployment'
import { makeOrg, type Org } from './fixtures'
import type { Server } from './server'

type WorkerFixtures = { processes: number; cluster: Cluster }

/** How many server processes a worker has: two unless the project says otherwise. */
export type WorkerOptions = Pick<WorkerFixtures, 'processes'>
type TestFixtures = { server: Server; org: Org; deployment: Deployment }

/**
 * A test with the worker's server processes and an organization of its own. Tests that kill
 * servers or read whole databases start their own cluster.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  processes: [2, { option: true, scope: 'worker' }],
  cluster: [
    async ({ processes }, use) => {
      const env = { KEYTURN_ADMITTED_NETWORKS: 'localhost' }
      const cluster = await startCluster({ processes, env })
      await use(cluster)
      await cluster.end()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  server: async ({ cluster }, use) => use(cluster.servers[0]),
  org: async ({ cluster }, use) => use(await makeOrg(cluster)),
  deployment: async ({ cluster, server, org }, use) => use({ cluster, org, origin: server.origin }),
})

export { expect } from '@playwright/test'
