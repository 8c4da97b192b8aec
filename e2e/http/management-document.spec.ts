import { readFile } from 'node:fs/promises'
import Ajv from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import { EVERY_OPERATION } from '@/lib/api/every-operation'
import { MANAGEMENT_SCOPES } from '@/lib/apis/api'
import { writeKeys } from '@/lib/place'
import type { Deployment } from '../harness/deployment'
import { becomeFirst } from '../harness/first-organization'
import {
  answerCheck,
  type Described,
  type OpenApi,
  operationsOf,
  requestsOf,
} from '../harness/generated-client'
import type { Fitting } from '../harness/inputs-of-schema'
import { read } from '../harness/management'
import { newSecret } from '../harness/portal'
import { grantAccess } from '../harness/relying-party'
import { expect, test } from '../harness/test'

const REQUESTS = 6
const SEED = 12

/** What reads is called before what changes something, and what deletes comes last. */
const ORDER = ['GET', 'PATCH', 'PUT', 'POST', 'DELETE']

/** These end the work of the one who calls: the token, or the person for whom it speaks. */
const LAST = ['changePolicies']

async function documentOf(origin: string, name = 'openapi.json'): Promise<OpenApi> {
  const answer = await fetch(`${origin}/api/v1/${name}`)
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, null])
  return (await answer.json()) as OpenApi
}

/** A token of an administrator who has just signed in, with every scope of the API. */
async function tokenForEverything(deployment: Deployment): Promise<string> {
  const scopes = MANAGEMENT_SCOPES.filter((scope) => !scope.includes('.'))
  const { tokens } = await grantAccess(deployment, {
    who: deployment.org.administrator,
    app: { scopes },
    changes: {
      scope: ['openid', 'offline_access', ...scopes].join(' '),
      resource: `${deployment.origin}/api/v1`,
    },
  })
  return tokens.access_token
}

/** What there is in the organization, under the names that the document has for it. */
async function fittingIn({ org, origin, cluster }: Deployment, token: string): Promise<Fitting> {
  const app = await org.addApp()
  const { id } = await newSecret(await org.signIn(org.owner, origin), app.id)
  const body = JSON.stringify({
    name: 'Invoices',
    identifier: `https://${app.id.replace('_', '-')}.example`.toLowerCase(),
    scopes: [{ name: `${app.id}:read`, description: 'See your invoices.' }],
  })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const api = await read(origin, '/apis', token, { method: 'POST', headers, body })
  const webhook = await read(origin, '/webhooks', token, {
    method: 'POST',
    headers,
    body: JSON.stringify({ url: 'https://hooks.example/', description: '', events: ['app.*'] }),
  })
  const { rows } = await cluster.pool.query(
    'SELECT id::text FROM audit_event WHERE organization_id = $1 LIMIT 1',
    [org.organizationId],
  )
  return {
    client_id: [app.id],
    secret_id: [id],
    person_id: [org.member.id],
    api_id: [String(api.body.id)],
    webhook_id: [String(webhook.body.id)],
    event_id: [rows[0].id],
    after: [
      writeKeys(['2026-11-01T00:00:00.000Z', rows[0].id]),
      writeKeys([app.id, '']),
      writeKeys([app.id, app.id, app.id]),
      rows[0].id,
    ],
    before: [rows[0].id],
    fields: ['id', 'name', 'client_id'],
    actor: ['Ada'],
    app: [app.id],
    event: ['app', 'secret.issued'],
    cause: ['unknown_secret'],
    address: ['192.0.2.1'],
    request: ['a-request'],
    target: [`app:${app.id}`],
    from: ['2026-11-01', '2026-11-01T00:00:00Z'],
    to: ['2026-11-27T00:00:00Z'],
    since: ['2026-11-01T00:00:00Z'],
    email: [org.otherDeveloper.email, 'new.person@keyturn.example'],
    owner_email: [org.owner.email],
    name: ['A name', 'Another name'],
    identifier: ['https://another.example'],
    scope: [`${app.id}:read`],
  }
}

/** Of the values that fit by their name, those that fit in the query of this operation. */
function fittingInQuery({ operationId }: Described, fitting: Fitting): Fitting {
  const shape = EVERY_OPERATION.find(({ id }) => id === operationId)?.query.shape ?? {}
  return Object.fromEntries(
    Object.entries(fitting).map(([name, values]) => [
      name,
      values.filter((value) => shape[name]?.safeParse(value).success ?? true),
    ]),
  )
}

function inOrder(operations: Described[]): Described[] {
  const rank = ({ method, operationId }: Described) =>
    LAST.includes(operationId) ? ORDER.length : ORDER.indexOf(method)
  return operations.toSorted((one, other) => rank(one) - rank(other))
}

test('the document is one of OpenAPI 3.1, its other form one of 3.0; their references lead somewhere', async ({
  server,
}) => {
  for (const [version, name, Validator] of [
    ['3.1', 'openapi.json', Ajv2020],
    ['3.0', 'openapi-3.0.json', Ajv],
  ] as const) {
    const document = await documentOf(server.origin, name)
    const file = new URL(`../harness/openapi-${version}.schema.json`, import.meta.url)
    const ajv = new Validator({ strict: false, validateFormats: false, allErrors: true })
    const validate = ajv.compile(JSON.parse(await readFile(file, 'utf8')))
    validate(document)
    expect(validate.errors, version).toBeNull()
    expect(operationsOf(document).length, version).toBeGreaterThan(100)
  }
})

test('a generated client that may do everything hears nothing that the document does not say', async ({
  deployment,
}) => {
  const { origin, cluster, org } = deployment
  const document = await documentOf(origin)
  const check = answerCheck()
  await becomeFirst(cluster.pool, org)
  const token = await tokenForEverything(deployment)
  const fitting = await fittingIn(deployment, token)
  const authorization = `Bearer ${token}`
  const reached = new Set<string>()
  for (const described of inOrder(operationsOf(document))) {
    const { operationId } = described
    const sending = { fitting: fittingInQuery(described, fitting), seed: SEED }
    for (const request of requestsOf(described, { ...sending, requests: REQUESTS })) {
      const { method, path, body = null } = request
      const headers = { authorization, 'content-type': 'application/json' }
      const answer = await fetch(`${origin}/api/v1${path}`, { method, headers, body })
      const { ok, status } = answer
      expect(await check(described, answer), `${operationId} ${JSON.stringify(request)}`).toBeNull()
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect([401, 403], `${operationId} is for everybody who may do everything`).not.toContain(
        status,
      )
      if (ok) reached.add(operationId)
      if (LAST.includes(operationId)) {
        await cluster.pool.query('DELETE FROM policy WHERE organization_id = $1', [
          org.organizationId,
        ])
      }
    }
  }
  const lists = operationsOf(document).filter(({ operationId }) =>
    /^list|^search/.test(operationId),
  )
  for (const { operationId } of lists) expect([...reached]).toContain(operationId)
})

test('without a token every operation answers 401 as described, whatever is sent', async ({
  server,
}) => {
  const document = await documentOf(server.origin)
  const check = answerCheck()
  for (const described of operationsOf(document)) {
    for (const request of requestsOf(described, { fitting: {}, requests: 3, seed: SEED })) {
      const { method, path, body = null } = request
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${server.origin}/api/v1${path}`, { method, headers, body })
      expect(answer.status, described.operationId).toBe(401)
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer scope=/)
      expect(await check(described, answer), described.operationId).toBeNull()
    }
  }
})
