import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { listApprovals } from '@/lib/apps/approvals/list-approvals'
import { decideApproval } from '@/lib/apps/approvals/testing/parsed'
import { now } from '@/lib/clock'
import { basic, expect, test } from '../testing/engine-test'
import {
  allowRegistration,
  MACHINE,
  registeredApp,
  rowOf,
  send,
  setPolicy,
} from '../testing/programs'

const GRANT = { grant_type: 'client_credentials' }

function whoApproves(organizationId: string): Actor {
  const is = { personId: 'psn_1', personName: 'Ada', role: 'administrator' } as const
  return { ...is, organizationId, provenAt: now(), origin: NO_ORIGIN }
}

async function approve(organizationId: string) {
  const actor = whoApproves(organizationId)
  const { approvals } = await listApprovals(actor, { of: 'waiting', page: 1 })
  for (const { id, app } of approvals) {
    await decideApproval(actor, { approvalId: id, verdict: 'approve', revision: app.revision })
  }
  return approvals.map(({ sentence }) => sentence)
}

test('an app that registers itself is answered 201, and gets a token once it is approved', async ({
  engine,
}) => {
  const { token, organizationId } = await allowRegistration()
  await setPolicy(organizationId, { dynamicRegistration: true, approveNewApps: true })
  const { status, body } = await send('POST', `${engine.origin}/oauth2/register`, {
    body: MACHINE,
    token,
  })
  expect(status).toBe(201)
  const credentials = basic(String(body.client_id), String(body.client_secret))
  const refused = await engine.post('/oauth2/token', GRANT, credentials)
  expect([refused.status, refused.body.error]).toEqual([401, 'invalid_client'])
  expect(await approve(organizationId)).toEqual([
    'Ada (through a program) asks for the new app Robot.',
  ])
  expect((await engine.post('/oauth2/token', GRANT, credentials)).status).toBe(200)
})

test('a program that asks for more keeps what it has, and is not heard twice once refused', async ({
  engine,
}) => {
  const { ask, appId, organizationId } = await registeredApp(engine)
  await setPolicy(organizationId, { dynamicRegistration: true, approveWiderApps: true })
  const wider = { ...MACHINE, client_id: appId, scope: 'a b c' }
  const edit = () => ask('PUT', wider)
  const answered = await edit()
  expect([answered.status, answered.body.scope]).toEqual([200, 'a b'])
  const actor = whoApproves(organizationId)
  const waiting = async () => (await listApprovals(actor, { of: 'waiting', page: 1 })).approvals
  const [first] = await waiting()
  expect(first?.change.addScopes).toEqual(['c'])
  const refusal = { verdict: 'refuse', word: 'No.' } as const
  await decideApproval(actor, { ...refusal, approvalId: first?.id ?? '' })
  expect((await edit()).body.scope).toBe('a b')
  expect((await rowOf(appId)).scopes).toEqual(['a', 'b'])
  expect(await waiting()).toEqual([])
})
