import { test as base } from '@playwright/test'
import { type Cluster, startCluster } from '../harness/cluster'
import { makeOrg } from '../harness/fixtures'
import { auditedSecretEvents, generate, newSecret } from '../harness/portal'
import { expect, test } from '../harness/test'

const threeProcesses = base.extend<{ cluster: Cluster }>({
  cluster: async ({}, use) => {
    const cluster = await startCluster({ processes: 3 })
    await use(cluster)
    await cluster.end()
  },
})

threeProcesses(
  '60 people press Generate at once over three processes: two secrets, 58 refusals, and the audit log says so',
  async ({ cluster }) => {
    const org = await makeOrg(cluster)
    const app = await org.addApp()
    const people = [org.administrator, org.owner, org.member]
    const sessions = await Promise.all(
      cluster.servers.map((server, i) => org.signIn(people[i] ?? org.owner, server.origin)),
    )
    const presses = Array.from({ length: 60 }, (_, i) => sessions[i % sessions.length])
    const answers = await Promise.all(
      presses.map((session) => (session ? generate(session, app.id) : undefined)),
    )

    const codes = answers.map((one) =>
      one?.answer?.ok === false ? `${one.status} ${one.answer.refusal.code}` : `${one?.status} ok`,
    )
    const refusals = answers.flatMap((one) => (one?.answer?.ok === false ? [one.answer] : []))
    expect(codes.toSorted()).toEqual([
      ...Array(2).fill('200 ok'),
      ...Array(58).fill('409 two_active_secrets'),
    ])
    expect(new Set(refusals.map(({ refusal }) => refusal.status))).toEqual(new Set([409]))

    const { rows } = await cluster.pool.query(
      'SELECT slot FROM secret WHERE app_id = $1 ORDER BY slot',
      [app.id],
    )
    expect(rows).toEqual([{ slot: 1 }, { slot: 2 }])
    expect(await auditedSecretEvents(cluster.pool, app.id)).toEqual({ 'secret.issued': 2 })
  },
)

test('a third active secret is refused by the database itself, past the code', async ({
  cluster,
  server,
  org,
}) => {
  const app = await org.addApp()
  const session = await org.signIn(org.owner, server.origin)
  await newSecret(session, app.id)
  await newSecret(session, app.id)
  const third = (slot: string) =>
    cluster.pool.query(
      `INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot,
                           created_at, created_by_id, created_by_name)
       SELECT 'third000', app_id, 'third', prefix, 'abcd', digest, pepper_version, ${slot},
              now(), created_by_id, created_by_name
       FROM secret WHERE app_id = $1 LIMIT 1`,
      [app.id],
    )
  await expect(third('1')).rejects.toThrow(/unique/)
  await expect(third('2')).rejects.toThrow(/unique/)
  await expect(third('3')).rejects.toThrow(/check/)
  await expect(third('NULL')).rejects.toThrow(/check/)
})

test('a retired secret cannot be brought back into a taken slot', async ({
  cluster,
  server,
  org,
}) => {
  const app = await org.addApp()
  const session = await org.signIn(org.owner, server.origin)
  await newSecret(session, app.id)
  await newSecret(session, app.id)
  const move = cluster.pool.query('UPDATE secret SET slot = 1 WHERE app_id = $1 AND slot = 2', [
    app.id,
  ])
  await expect(move).rejects.toThrow(/unique/)
})
