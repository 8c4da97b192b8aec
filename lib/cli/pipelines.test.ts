import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { anAppOf, aPerson } from '@/lib/api/testing/api-test'
import { forgetIssuers } from '@/lib/apps/federated/issuer-keys'
import { managementInput } from '@/lib/apps/management-input'
import { setManagementScopes } from '@/lib/apps/set-management-scopes'
import { db } from '@/lib/db/client'
import { type ForeignIssuer, startForeignIssuer, trust } from '@/lib/oauth/testing/foreign-issuer'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { accessToken } from './access-token'
import { readSettings } from './settings'
import { test as base, expect } from './testing/cli-test'

const SUBJECT = 'repo:acme/site:ref:refs/heads/main'

type Pipeline = { ada: Actor; pipeline: string; service: string; secret: string }

const test = base.extend<{ made: Pipeline; ci: ForeignIssuer }>({
  made: async ({ engine: _ }, use) => {
    const ada = await aPerson('administrator')
    const [pipeline, service] = [await anAppOf(ada, 'Pipeline'), await anAppOf(ada, 'Service')]
    const scopes = ['apps:read', 'secrets:issue', 'secrets:revoke']
    await setManagementScopes(ada, pipeline, acceptInput(managementInput, { scopes }))
    const { value } = await issueSecret(ada, pipeline, { name: 'First', expiresAt: null })
    await issueSecret(ada, service, { name: 'Old', expiresAt: null })
    await use({ ada, pipeline, service, secret: value.reveal() })
  },
  ci: async ({ engine: _ }, use) => {
    forgetIssuers()
    const ci = await startForeignIssuer()
    await use(ci)
    ci.close()
  },
})

/** The commands of a file of `docs/pipelines`, as its platform would run them: one script a step. */
function stepsOf(file: string, step: RegExp): string[] {
  const lines = readFileSync(join('docs/pipelines', file), 'utf8').split('\n')
  return lines.flatMap((line, n) => {
    const [, one] = step.exec(line) ?? []
    if (one === undefined) return []
    if (one !== '|') return [one]
    const indent = (lines[n + 1] ?? '').search(/\S/)
    const rest = lines.slice(n + 1)
    const end = rest.findIndex((next) => next.trim() !== '' && next.search(/\S/) < indent)
    return [rest.slice(0, end < 0 ? undefined : end).join('\n')]
  })
}

/** Runs a step in bash; answers what it wrote to stdout. Throws when it fails. */
async function runStep(script: string, env: Record<string, string>): Promise<string> {
  const PATH = `${process.cwd()}/bin:${process.env.PATH}`
  const options = { env: { ...process.env, PATH, ...env }, cwd: env.HOME }
  const bash = spawn('bash', ['-euo', 'pipefail', '-c', script], options)
  const written = { out: '', note: '' }
  bash.stdout.on('data', (part) => {
    written.out += part
  })
  bash.stderr.on('data', (part) => {
    written.note += part
  })
  const [code] = await once(bash, 'close')
  if (code !== 0) throw new Error(`${script}\nended with ${code}: ${written.note}`)
  return written.out
}

const activeOf = (appId: string) => db().secret.count({ where: { appId, slot: { not: null } } })

test('GitHub Actions rotates without a secret, as its file says', async ({
  keyturn,
  engine,
  folder,
  made,
  ci,
}) => {
  await trust(made.pipeline, { issuer: ci.issuer, subject: SUBJECT })
  // GitHub's own endpoint, which gives a job its token for the audience that it names.
  const github = createServer(async (_req, res) => {
    res.end(JSON.stringify({ value: await ci.sign({ sub: SUBJECT, aud: engine.origin }) }))
  }).listen(0, '127.0.0.1')
  await once(github, 'listening')
  const env = {
    HOME: folder,
    KEYTURN_URL: keyturn,
    KEYTURN_CLIENT_ID: made.pipeline,
    APP: made.service,
    DEPLOY_TO: folder,
    RUNNER_TEMP: join(folder),
    ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${(github.address() as AddressInfo).port}/?v=1`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of the job',
  }
  const [rotate = '', , show = ''] = stepsOf('github-actions.yml', /^ {8}run: (.+)$/)
  await runStep(rotate, env)
  expect(readFileSync(join(folder, 'client-secret'), 'utf8')).toMatch(/^kt_cs_/)
  expect(await runStep(show, env)).toMatch(/^ID +NAME/)
  expect(await activeOf(made.service)).toBe(2)
  github.close()
})

test('an app asks for one token a command, and hears when Keyturn has failed', async ({
  keyturn,
  made,
  run,
}) => {
  const env = { KEYTURN_CLIENT_ID: made.pipeline, KEYTURN_CLIENT_SECRET: made.secret }
  const settings = readSettings({ NODE_ENV: 'test', KEYTURN_URL: keyturn, ...env })
  const { token } = await accessToken(settings)
  expect((await accessToken(settings)).token).toBe(token)
  const failing = createServer((_req, res) => res.writeHead(503).end()).listen(0, '127.0.0.1')
  await once(failing, 'listening')
  const KEYTURN_URL = `http://127.0.0.1:${(failing.address() as AddressInfo).port}`
  expect((await run('apps', { ...env, KEYTURN_URL })).exit).toBe(7)
  failing.close()
})

test('GitLab rotates with the token of the job, as its file says', async ({
  keyturn,
  engine,
  folder,
  made,
  ci,
}) => {
  await trust(made.pipeline, { issuer: ci.issuer, subject: SUBJECT, reusable: true })
  const env = {
    HOME: folder,
    KEYTURN_URL: keyturn,
    KEYTURN_CLIENT_ID: made.pipeline,
    KEYTURN_ASSERTION_FILE: join(folder, 'keyturn.jwt'),
    KEYTURN_ID_TOKEN: await ci.sign({ sub: SUBJECT, aud: engine.origin }),
    CI_BUILDS_DIR: folder,
    APP: made.service,
    DEPLOY_TO: join(folder),
  }
  const [write = '', rotate = '', , list = ''] = stepsOf('gitlab-ci.yml', /^ {4}- (?!if:)(.+)$/)
  await runStep(write, env)
  await runStep(rotate, env)
  expect(readFileSync(join(folder, 'client-secret'), 'utf8')).toMatch(/^kt_cs_/)
  expect(await runStep(list, env)).toMatch(/^ID +NAME/)
  expect(await activeOf(made.service)).toBe(2)
})

test('Azure Pipelines rotates its own secret, and goes on with the new one', async ({
  keyturn,
  folder,
  made,
}) => {
  const SECRET_FILE = join(folder, 'client-secret')
  writeFileSync(SECRET_FILE, made.secret, { mode: 0o600 })
  const env = { HOME: folder, KEYTURN_URL: keyturn, KEYTURN_CLIENT_ID: made.pipeline, SECRET_FILE }
  const [rotate = '', show = ''] = stepsOf('azure-pipelines.yml', /^ {2}- bash: (.+)$/)
  await runStep(rotate, env)
  expect(readFileSync(SECRET_FILE, 'utf8').trim()).not.toBe(made.secret)
  expect(await runStep(show, env)).toMatch(/^ID +NAME/)
  expect(await activeOf(made.pipeline)).toBe(2)
})
