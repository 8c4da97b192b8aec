import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '../harness/management'
import { newSecret } from '../harness/portal'
import { grantAccess } from '../harness/relying-party'
import { test as base, expect } from '../harness/test'
import { askToken } from '../harness/token'

const FOLDER = join(import.meta.dirname, '../../docs/rotators')
const SCOPES = ['apps:read', 'secrets:issue', 'secrets:revoke']

type Credential = { client_id: string; client_secret: string; secret_id: string }
type Turns = { active: Credential; inactive: Credential | null }
type Rotated = { origin: string; token: string; first: Credential; statusOf: StatusOf }
type StatusOf = (one: Credential | null) => Promise<number | null>

/** The file itself, as a rotator runs it. */
const load = (file: string) => import(join(FOLDER, file))

const test = base.extend<{ rotated: Rotated }>({
  rotated: async ({ server: { origin }, org, deployment }, use) => {
    const app = await org.addApp()
    const { id, secret } = await newSecret(await org.signIn(org.owner, origin), app.id)
    const changes = { scope: `openid ${SCOPES.join(' ')}` }
    const { tokens } = await grantAccess(deployment, {
      who: org.owner,
      app: { scopes: SCOPES },
      changes,
    })
    process.env.KEYTURN = origin
    process.env.KEYTURN_TOKEN = tokens.access_token
    const first = { client_id: app.id, client_secret: secret, secret_id: id }
    const statusOf: StatusOf = async (one) =>
      one && (await askToken(origin, { clientId: one.client_id, secret: one.client_secret })).status
    await use({ origin, token: tokens.access_token, first, statusOf })
    delete process.env.KEYTURN_TOKEN
  },
})

/** Secrets Manager, as far as a rotation uses it. */
function secretsManager(first: Credential) {
  const versions = new Map([['v0', { text: JSON.stringify(first), labels: ['AWSCURRENT'] }]])
  const moved = (label: string, to: string) => {
    for (const [id, one] of versions) {
      one.labels = one.labels.filter((has) => has !== label)
      if (id === to) one.labels.push(label)
    }
  }
  return {
    async getSecretValue(of: { VersionStage: string; VersionId?: string }) {
      const found = [...versions].find(
        ([id, { labels }]) =>
          labels.includes(of.VersionStage) && (!of.VersionId || of.VersionId === id),
      )
      if (!found) throw Object.assign(new Error(), { name: 'ResourceNotFoundException' })
      return { SecretString: found[1].text }
    },
    async putSecretValue(of: { ClientRequestToken: string; SecretString: string }) {
      versions.set(of.ClientRequestToken, { text: of.SecretString, labels: [] })
      moved('AWSPENDING', of.ClientRequestToken)
    },
    async describeSecret() {
      return {
        VersionIdsToStages: Object.fromEntries([...versions].map(([id, one]) => [id, one.labels])),
      }
    },
    async updateSecretVersionStage(of: { MoveToVersionId: string; RemoveFromVersionId: string }) {
      moved('AWSPREVIOUS', of.RemoveFromVersionId)
      moved('AWSCURRENT', of.MoveToVersionId)
    },
  }
}

test('AWS Secrets Manager rotates in its four steps, each of which may come twice', async ({
  rotated: { first, statusOf },
}) => {
  const { handler } = await load('aws-secrets-manager.mjs')
  const store = secretsManager(first)
  const current = async () =>
    JSON.parse((await store.getSecretValue({ VersionStage: 'AWSCURRENT' })).SecretString)
  const held: Credential[] = [first]
  for (const version of ['11111111-v1', '22222222-v2']) {
    for (const Step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret']) {
      const event = { SecretId: 'arn', ClientRequestToken: version, Step }
      await handler(event, {}, store)
      await handler(event, {}, store)
    }
    held.push(await current())
  }
  expect(await Promise.all(held.map(statusOf))).toEqual([401, 200, 200])
})

test('two credentials take turns, as Infisical rotates them', async ({
  rotated: { first, statusOf },
}) => {
  const { rotate, revokeBoth } = await load('infisical.mjs')
  const begun: Turns = { active: first, inactive: null }
  const once: Turns = await rotate(begun)
  expect(await Promise.all([once.inactive, once.active].map(statusOf))).toEqual([200, 200])
  const twice: Turns = await rotate(once)
  expect(await Promise.all([first, twice.inactive, twice.active].map(statusOf))).toEqual([
    401, 200, 200,
  ])
  await revokeBoth(twice)
  expect(await Promise.all([twice.inactive, twice.active].map(statusOf))).toEqual([401, 401])
})

test('the generator of External Secrets gets a secret that works', async ({
  rotated: { origin, token, first, statusOf },
}) => {
  const yaml = readFileSync(join(FOLDER, 'external-secrets.yaml'), 'utf8')
  const [, path = ''] = /url: \S+\/api\/v1(\S+)/.exec(yaml) ?? []
  const [, template = ''] = /body: '(.*)'/.exec(yaml) ?? []
  const { status, body } = await read(origin, path.replace('CLIENT_ID', first.client_id), token, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: template.replace(/\{\{.*?\}\}/, '2027-01-31 10:00'),
  })
  expect(status).toBe(201)
  const made = { ...first, client_secret: String(body.value) }
  expect(await Promise.all([first, made].map(statusOf))).toEqual([200, 200])
  expect(yaml).toMatch(/client_secret: ["']\{\{ \.value \}\}/)
})
