import { fileURLToPath } from 'node:url'
import { test as base, expect } from '@playwright/test'
import { openPostOffice, type PostOffice } from '@/lib/mail/testing/post-office'
import { startCluster } from './cluster'

export const ADA = { email: 'ada@northwind.example', password: 'amber-lantern-orbit-42' }

/** A server with a mail server beside it, which can be stopped and started again later. */
export type Portal = {
  origin: string
  /** Starts it again so many seconds later, and waits until the sweeps of its start are over. */
  later: (seconds: number) => Promise<void>
  /** An hour goes by. */
  hour: () => void
}

const METRICS_TOKEN = 'metrics-of-a-portal-in-time-4f7c21'
const CLOCK = fileURLToPath(new URL('./moving-clock.mjs', import.meta.url))

/** One organization, whose administrator is Ada. The portal and its mail server serve the whole file. */
export const test = base.extend<object, { post: PostOffice; portal: Portal }>({
  post: [
    async ({}, use) => {
      const post = await openPostOffice()
      await use(post)
      await post.close()
    },
    { scope: 'worker' },
  ],
  portal: [
    async ({ post }, use) => {
      const env = {
        KEYTURN_ADMIN_EMAIL: ADA.email,
        KEYTURN_ADMIN_PASSWORD: ADA.password,
        KEYTURN_ADMITTED_NETWORKS: '127.0.0.1',
        KEYTURN_METRICS_TOKEN: METRICS_TOKEN,
        SMTP_URL: post.url.href,
        MAIL_FROM: 'Keyturn <keyturn@northwind.example>',
        NODE_OPTIONS: `--import=${CLOCK}`,
      }
      const cluster = await startCluster({ processes: 1, env })
      let [server] = cluster.servers
      let aheadSeconds = 0
      await use({
        origin: server.origin,
        later: async (seconds) => {
          await server.kill('SIGTERM')
          aheadSeconds += seconds
          server = await cluster.start(server.port, { CLOCK_AHEAD_SECONDS: `${aheadSeconds}` })
          await expect.poll(() => hasSwept(server.origin), { timeout: 60_000 }).toBe(true)
        },
        hour: () => server.child.kill('SIGUSR2'),
      })
      await cluster.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.origin),
})

/** Whether the last of the sweeps has run in this process. */
async function hasSwept(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  })
  return (await answer.text()).includes('last_run_timestamp_seconds{sweep="sweepMessages"}')
}
