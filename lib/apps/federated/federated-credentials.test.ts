import {
  addFederatedCredential,
  removeFederatedCredential,
  tryToken,
} from '@/lib/apps/testing/parsed'
import { auditQuery } from '@/lib/audit/log/audit-query'
import { listAppHistory } from '@/lib/audit/log/list-app-history'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { suspendApp } from '../lifecycle/suspend-app'
import { findWhyCannotAuthenticate } from '../list/find-why-cannot-authenticate'
import { anApp, expect, expectRefused, refusalOf, test } from '../testing/fixtures'
import { FEDERATED_CREDENTIALS_MAX } from './federated-credential'
import { listFederatedCredentials } from './list-federated-credentials'

const GITHUB = 'https://token.actions.githubusercontent.com'
const deploy = {
  name: ' Deploy ',
  issuer: `${GITHUB}/.well-known/openid-configuration`,
  subject: 'repo:acme/site:ref:refs/heads/*',
  claims: 'environment = production\n\nrepository_owner_id=42',
}

test('an added credential says who added it, is in the audit log, and lets the app authenticate', async ({
  people: { dora, sam },
}) => {
  const { id, version } = await anApp(dora)
  expect(await findWhyCannotAuthenticate(dora, id)).toBe('no_secret')
  const added = await addFederatedCredential(dora, id, deploy)
  expect(added).toMatchObject({
    name: 'Deploy',
    issuer: GITHUB,
    claims: { environment: 'production', repository_owner_id: '42' },
    reusable: false,
    createdByName: 'Dora',
    use: null,
  })
  expect(await listFederatedCredentials(sam, id)).toEqual([added])
  expect(await findWhyCannotAuthenticate(dora, id)).toBeNull()
  expect((await db().app.findUniqueOrThrow({ where: { id } })).version).toBe(version + 1)
  const [event] = (await listAppHistory(dora, id, auditQuery.parse({}))).events
  expect(event).toMatchObject({
    action: 'app.federation_added',
    detail: { credentialId: added.id, issuer: GITHUB, subject: deploy.subject },
  })
})

test('what would trust strangers, or has not the right form, is refused at its field', async ({
  people: { dora },
}) => {
  const { id } = await anApp(dora)
  const complaintsOf = async (form: Partial<typeof deploy>) =>
    Object.keys(
      (await refusalOf(addFederatedCredential(dora, id, { ...deploy, ...form })))?.fields ?? {},
    )
  for (const [form, fields] of [
    [{ name: ' ' }, ['name']],
    [{ issuer: 'http://ci.example' }, ['issuer']],
    [{ issuer: 'https://ci.example?x=1' }, ['issuer']],
    [{ issuer: 'https://login.microsoftonline.com/<tenant ID>/v2.0', subject: 'x' }, ['issuer']],
    [{ subject: '' }, ['subject']],
    [{ subject: '*' }, ['subject']],
    [{ subject: 'repo:*' }, ['subject']],
    [{ subject: 'repo:acme*/site:ref:refs/heads/main' }, ['subject']],
    [{ subject: 'repo:<organization>/<repository>:pull_request' }, ['subject']],
    [{ issuer: 'https://gitlab.com', subject: 'project_path:*' }, ['subject']],
    [{ issuer: 'https://accounts.google.com', subject: '10*' }, ['subject']],
    [{ issuer: 'https://k8s.example', subject: 'sys*' }, ['subject']],
    [{ claims: 'environment' }, ['claims']],
    [{ claims: 'aud=https://keyturn.example' }, ['claims']],
    [{ claims: 'a=1\na=2' }, ['claims']],
    [{ claims: 'a=*' }, ['claims']],
    [{ claims: Array.from({ length: 9 }, (_, n) => `c${n}=1`).join('\n') }, ['claims']],
  ] as const) {
    expect(await complaintsOf(form), JSON.stringify(form)).toEqual(fields)
  }
  expect(await listFederatedCredentials(dora, id)).toEqual([])
  await addFederatedCredential(dora, id, deploy)
  expect(await complaintsOf({ claims: 'repository_owner_id=42\nenvironment=production' })).toEqual([
    'subject',
  ])
})

test('twenty fit one app, also when more come at the same moment', async ({ people: { dora } }) => {
  const { id } = await anApp(dora)
  const work = Array.from({ length: FEDERATED_CREDENTIALS_MAX + 1 }, (_, n) =>
    refusalOf(addFederatedCredential(dora, id, { ...deploy, subject: `repo:acme/site-${n}:x` })),
  )
  const refused = (await Promise.all(work)).filter((refusal) => refusal !== null)
  expect(refused.map(({ code }) => code)).toEqual(['too_many_federated_credentials'])
})

test('one that was used within a day is removed only with the app’s name typed', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { id: credentialId } = await addFederatedCredential(dora, app.id, deploy)
  const at = secondsAfter(now(), -60)
  const last = { lastAddress: '', lastUserAgent: '', lastGrantType: 'client_credentials' }
  const times = { firstUsedAt: at, lastUsedAt: at }
  await db().federatedCredentialUse.create({ data: { credentialId, ...times, ...last } })
  const remove = (typedName?: string) =>
    removeFederatedCredential(dora, app.id, { credentialId, typedName })
  await expectRefused(remove(), 'confirmation_mismatch')
  await remove('Ticket desk')
  expect(await listFederatedCredentials(dora, app.id)).toEqual([])
  const [event] = (await listAppHistory(dora, app.id, auditQuery.parse({}))).events
  expect(event).toMatchObject({ action: 'app.federation_removed' })
})

test('a native app, one in FAPI 2.0 and a suspended one get none; removing is always possible', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { id: credentialId } = await addFederatedCredential(dora, app.id, deploy)
  const more = () =>
    addFederatedCredential(dora, app.id, { ...deploy, subject: 'repo:acme/site:pull_request' })
  const set = (data: object) => db().app.update({ where: { id: app.id }, data })
  await set({ fapiProfile: 'security_profile' })
  await expectRefused(more(), 'federation_not_in_fapi')
  await set({ fapiProfile: 'none', type: 'native' })
  await expectRefused(more(), 'app_keeps_no_secret')
  await set({ type: 'web' })
  await suspendApp(dora, app.id)
  await expectRefused(more(), 'app_suspended')
  await removeFederatedCredential(dora, app.id, { credentialId })
  await expectRefused(removeFederatedCredential(dora, app.id, { credentialId }), 'not_found')
})

test('support reads and changes nothing, strangers see nothing, and a stale proof is renewed first', async ({
  people: { dora, dan, sam, strange },
}) => {
  const { id } = await anApp(dora)
  const { id: credentialId } = await addFederatedCredential(dora, id, deploy)
  await expectRefused(addFederatedCredential(sam, id, deploy), 'forbidden')
  await expectRefused(removeFederatedCredential(sam, id, { credentialId }), 'forbidden')
  for (const actor of [dan, strange]) {
    await expectRefused(listFederatedCredentials(actor, id), 'not_found')
    await expectRefused(addFederatedCredential(actor, id, deploy), 'not_found')
    await expectRefused(removeFederatedCredential(actor, id, { credentialId }), 'not_found')
  }
  const stale = { ...dora, provenAt: secondsAfter(now(), -901) }
  await expectRefused(addFederatedCredential(stale, id, deploy), 'step_up_required')
  await expectRefused(removeFederatedCredential(stale, id, { credentialId }), 'step_up_required')
})

test('a pasted token is told apart claim by claim, and one of no trusted issuer is not verified', async ({
  people: { dora, sam, strange },
}) => {
  const { id } = await anApp(dora)
  const { id: credentialId } = await addFederatedCredential(dora, id, deploy)
  await addFederatedCredential(dora, id, {
    name: 'Other',
    issuer: 'https://gitlab.com',
    subject: 'x',
  })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const payload = {
    iss: 'https://gitlab.example',
    sub: 'repo:acme/site:ref:refs/heads/main',
    environment: 'staging',
    exp: 1,
  }
  const token = `${part({ alg: 'RS256', typ: 'at+jwt' })}.${part(payload)}.c2ln`
  const tried = await tryToken(sam, id, { token })
  expect(tried.accepted).toBeNull()
  expect(tried.checks.map(({ what, complaint }) => [what, complaint !== null])).toEqual([
    ['type', true],
    ['time', true],
    ['audience', true],
  ])
  const own = tried.credentials.find((one) => one.id === credentialId)
  expect(own?.claims.map(({ claim, found, fits }) => [claim, found, fits])).toEqual([
    ['iss', 'https://gitlab.example', false],
    ['sub', payload.sub, true],
    ['environment', 'staging', false],
    ['repository_owner_id', null, false],
  ])
  for (const wrong of ['no token', 'a.b', 'a.b.c', `${token}.x`]) {
    expect((await refusalOf(tryToken(dora, id, { token: wrong })))?.fields).toHaveProperty('token')
  }
  await expectRefused(tryToken(strange, id, { token }), 'not_found')
})
