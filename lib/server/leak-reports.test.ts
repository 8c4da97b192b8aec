import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NOTHING_ADMITTED, readAdmitted } from '@/lib/admitted-networks'
import { anApp } from '@/lib/apps/testing/fixtures'
import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { forgetLeakReports, LEAK_REPORTS } from '@/lib/limits/leak-reports'
import { makePeople } from '@/lib/people/testing/fixtures'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { makeSecret } from '@/lib/secrets/make-secret'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { test as base, expect } from './testing/server-under-test'

const GITLAB_TOKEN = 'gitlab-report-token-of-thirty-two-characters'

type Scanner = {
  /** Sends a report as GitHub does, signed by the key that is published. */
  report: (body: string, changes?: Record<string, string>) => Promise<Response>
  /** The signature of the published key over a body. */
  sign: (body: string) => string
  /** How often the keys were fetched. */
  fetches: () => number
  /** From now on they are answered with an error. */
  fail: () => void
}

/** A server with GitHub's keys on the loopback, one app with a secret, and reports switched on. */
const test = base.extend<{
  github: Scanner
  leaked: { value: string; status: () => Promise<string | undefined> }
}>({
  github: async ({ server }, use) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    const key = publicKey.export({ type: 'spki', format: 'pem' })
    let fetches = 0
    let status = 200
    const keys = createServer((_req, res) => {
      fetches += 1
      res.statusCode = status
      res.end(JSON.stringify({ public_keys: [{ key_identifier: 'k1', key, is_current: true }] }))
    }).listen(0, '127.0.0.1')
    await once(keys, 'listening')
    const { port } = keys.address() as AddressInfo
    provideConfig({
      ...config(),
      admitted: readAdmitted(['127.0.0.1']) ?? NOTHING_ADMITTED,
      githubKeysUrl: `http://127.0.0.1:${port}/keys`,
      gitlabReportToken: GITLAB_TOKEN,
    })
    forgetLeakReports()
    const sign = (body: string) => createSign('SHA256').update(body).sign(privateKey, 'base64')
    await use({
      sign,
      fetches: () => fetches,
      fail: () => {
        status = 503
      },
      report: (body, changes = {}) =>
        fetch(`${server.origin}/leaks/github`, {
          method: 'POST',
          body,
          headers: {
            'content-type': 'application/json',
            'github-public-key-identifier': 'k1',
            'github-public-key-signature': sign(body),
            ...changes,
          },
        }),
    })
    keys.close()
  },
  leaked: async ({ emptyDatabase: _ }, use) => {
    const { dora } = await makePeople()
    const app = await anApp(dora)
    const { value } = await issueSecret(dora, app.id, { name: 'One', expiresAt: null })
    await use({
      value: value.reveal(),
      status: async () => (await listSecrets(dora, app.id))[0]?.status,
    })
  },
})

const unknown = () => makeSecret('kt').value.reveal()
const hashOf = (value: string) => createHash('sha256').update(value).digest('hex')
const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })

test('GitHub is told which of its matches are secrets of ours, and those are paused', async ({
  github,
  leaked,
}) => {
  const stranger = unknown()
  const matches = [leaked.value, stranger].map((token) => ({
    token,
    type: 'keyturn_client_secret',
    url: 'https://github.com/a/b/blob/c/.env',
    source: 'content',
  }))
  const answer = await github.report(`${JSON.stringify(matches)} `)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual([
    {
      token_hash: hashOf(leaked.value),
      token_type: 'keyturn_client_secret',
      label: 'true_positive',
    },
    { token_hash: hashOf(stranger), token_type: 'keyturn_client_secret', label: 'false_positive' },
  ])
  expect(await leaked.status()).toBe('paused')
  expect(await db().leakReport.findMany()).toMatchObject([
    { reporter: 'github', place: 'https://github.com/a/b/blob/c/.env', outcome: 'paused' },
  ])
})

test('a report is believed only with a signature over its very bytes by a published key', async ({
  github,
  leaked,
}) => {
  const body = JSON.stringify([{ token: leaked.value, type: 'x', url: '', source: 'content' }])
  const signed = createHash('sha256').update(body).digest('base64')
  const wrong = [
    { 'github-public-key-signature': signed },
    { 'github-public-key-signature': '' },
    { 'github-public-key-identifier': 'k2' },
  ]
  for (const changes of wrong) expect((await github.report(body, changes)).status).toBe(401)
  const other = await github.report(`${body} `, {
    'github-public-key-signature': github.sign(body),
  })
  expect(other.status).toBe(401)
  expect(await leaked.status()).toBe('active')
  expect(github.fetches()).toBe(1)
})

test('while the keys of GitHub cannot be read, they are asked for once for many reports', async ({
  github,
  leaked,
}) => {
  github.fail()
  const body = JSON.stringify([{ token: leaked.value, type: 'keyturn_client_secret' }])
  for (let round = 0; round < 2; round += 1) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => github.report(body)))
    expect(answers.filter(({ ok }) => ok)).toEqual([])
  }
  expect(github.fetches()).toBe(1)
  expect(await leaked.status()).toBe('active')
})

test('GitLab names our type, and what it revokes is paused', async ({ server, github, leaked }) => {
  expect(github.fetches()).toBe(0)
  const at = `${server.origin}/leaks/gitlab/v1`
  const bare = { authorization: GITLAB_TOKEN }
  const types = await (await fetch(`${at}/revocable_token_types`, { headers: bare })).json()
  const [type] = types.types
  expect(type).toBe('gitleaks_rule_id_keyturn-client-secret')
  const sent = [
    { type, token: leaked.value, location: 'https://gitlab.example/a/-/blob/b/.env' },
    { type, token: unknown(), location: '' },
  ]
  const refused = await post(`${at}/revoke_tokens`, sent, { authorization: 'guessed' })
  expect([refused.status, await leaked.status()]).toEqual([401, 'active'])
  for (const headers of [bare, { 'x-token': GITLAB_TOKEN }]) {
    expect((await post(`${at}/revoke_tokens`, sent, headers)).status).toBe(204)
  }
  expect(await leaked.status()).toBe('paused')
  const others = [{ ...sent[0], type: 'gitleaks_rule_id_aws' }]
  expect((await post(`${at}/revoke_tokens`, others, bare)).status).toBe(400)
})

test('whoever finds a secret is answered alike, whether it works, has ended or never was', async ({
  server,
  github: _,
  leaked,
}) => {
  const send = async (secret: string) => {
    const answer = await post(`${server.origin}/leaks/found`, { secret, place: 'a paste' })
    return [answer.status, await answer.text()]
  }
  const works = await send(`SECRET=${leaked.value}`)
  expect(works).toEqual([202, '{"received":true}\n'])
  expect(await leaked.status()).toBe('paused')
  await db().secret.updateMany({
    data: { slot: null, retiredAt: new Date(), retirement: 'revoked' },
  })
  expect(await send(leaked.value)).toEqual(works)
  expect(await send(unknown())).toEqual(works)
})

test('what is no secret of ours is refused without the database, 60 times an hour from an address', async ({
  server,
  github: _,
}) => {
  const { databaseUrl } = config()
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  const send = () => post(`${server.origin}/leaks/found`, { secret: 'rubbish kt_cs_1234' })
  const statuses: number[] = []
  for (let nth = 0; nth <= LEAK_REPORTS.limit; nth += 1) statuses.push((await send()).status)
  provideConfig({ ...config(), databaseUrl })
  expect(statuses.slice(0, -1).every((status) => status === 422)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
})

test('scanners are told nothing while nobody has set them up', async ({ server }) => {
  for (const path of ['/leaks/github', '/leaks/gitlab/v1/revoke_tokens', '/leaks/nothing']) {
    expect((await post(server.origin + path, [])).status, path).toBe(404)
  }
  expect((await fetch(`${server.origin}/leaks/found`)).status).toBe(405)
})

test('the rules for scanners are files of this installation', async ({ server }) => {
  for (const name of ['gitleaks.toml', 'trufflehog.yaml', 'github-custom-pattern.json']) {
    const answer = await fetch(`${server.origin}/leaks/rules/${name}`)
    expect(answer.status, name).toBe(200)
    expect(await answer.text()).toContain('kt_cs_')
  }
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect((await fetch(`${server.origin}/leaks/rules/${name}`)).status, name).toBe(404)
  }
})
