import { setPolicy } from '@/lib/policies/testing/parsed'
import { countWaitingApprovals } from '../approvals/count-waiting-approvals'
import { findApprovalOfApp } from '../approvals/find-approval-of-app'
import { listApprovals } from '../approvals/list-approvals'
import { decideApproval } from '../approvals/testing/parsed'
import { withdrawApproval } from '../approvals/withdraw-approval'
import { findApp } from '../find-app'
import { editApp } from '../registration/edit-app'
import { actionsOf, anApp, expect, expectRefused, registrationOf, test } from '../testing/fixtures'
import { deleteApp } from './delete-app'
import { resumeApp } from './resume-app'
import { suspendApp } from './suspend-app'
import {
  approve,
  ELSEWHERE,
  HERE,
  NEW,
  theOneThatWaits,
  WIDER,
  web,
} from './testing/waiting-approval'

test('a new app of a developer is out of service until an administrator approves it', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, NEW)
  const app = await anApp(dora)
  expect(app).toMatchObject({ status: 'suspended', suspendedFor: 'approval' })
  expect(await countWaitingApprovals(ada)).toBe(1)
  expect(await countWaitingApprovals(dora)).toBe(0)
  expect((await theOneThatWaits(ada)).sentence).toBe('Dora asks for the new app Ticket desk.')
  await approve(ada)
  expect(await findApp(dora, app.id)).toMatchObject({ status: 'active', suspendedFor: null })
  expect(await actionsOf(dora.organizationId)).toEqual([
    'policy.changed',
    'app.registered',
    'approval.asked',
    'approval.approved',
    'app.resumed',
  ])
})

test('nobody gets around the approval of a new app', async ({ people: { ada, dora, sam } }) => {
  await setPolicy(ada, NEW)
  const { id } = await anApp(dora)
  await expectRefused(resumeApp(dora, id), 'app_waits_for_approval')
  await expectRefused(resumeApp(ada, id), 'app_waits_for_approval')
  expect((await suspendApp(dora, id)).suspendedFor).toBe('approval')
  await setPolicy(ada, { approveNewApps: false })
  await expectRefused(resumeApp(dora, id), 'app_waits_for_approval')
  const { id: approvalId, app } = await theOneThatWaits(ada)
  const decision = { approvalId, verdict: 'approve', revision: app.revision } as const
  await expectRefused(decideApproval(dora, decision), 'forbidden')
  await expectRefused(decideApproval(sam, decision), 'forbidden')
  await expectRefused(listApprovals(dora, { of: 'waiting', page: 1 }), 'forbidden')
})

test('what an administrator registers or widens in the portal waits for nobody', async ({
  people: { ada },
}) => {
  await setPolicy(ada, { ...NEW, ...WIDER })
  const app = await anApp(ada, web([HERE]))
  expect(app.status).toBe('active')
  const edited = await editApp(ada, app.id, registrationOf(web([HERE, ELSEWHERE])))
  expect(edited.redirectUris).toEqual([HERE, ELSEWHERE])
  const through = { appId: 'app_other', ofItself: null }
  expect((await anApp({ ...ada, through }, web([HERE]))).suspendedFor).toBe('approval')
})

test('a new host and a new scope wait, the rest of the edit counts at once', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, WIDER)
  const { id } = await anApp(dora, web([HERE]))
  const wider = web([HERE, ELSEWHERE, `${HERE}2`], { name: 'Robot', scopes: ['tickets', 'seats'] })
  const edited = await editApp(dora, id, registrationOf(wider))
  expect(edited).toMatchObject({
    status: 'active',
    name: 'Robot',
    redirectUris: [HERE, `${HERE}2`],
    scopes: ['tickets'],
  })
  const waiting = await theOneThatWaits(ada)
  expect(waiting.sentence).toBe(
    'Dora asks for the new host evil.example and the scope seats in Robot.',
  )
  await approve(ada)
  expect(await findApp(dora, id)).toMatchObject({
    redirectUris: [HERE, `${HERE}2`, ELSEWHERE],
    scopes: ['tickets', 'seats'],
  })
})

test('an app whose only address is replaced keeps it until the new one is approved', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, WIDER)
  const { id } = await anApp(dora, web([HERE]))
  expect((await editApp(dora, id, registrationOf(web([ELSEWHERE])))).redirectUris).toEqual([HERE])
  await approve(ada)
  expect((await findApp(dora, id)).redirectUris).toEqual([ELSEWHERE])
})

test('a change that waits is withdrawn, and a deleted app waits for nobody', async ({
  people: { ada, dora, dan },
}) => {
  await setPolicy(ada, WIDER)
  const { id } = await anApp(dora, web([HERE]))
  await editApp(dora, id, registrationOf(web([HERE, ELSEWHERE])))
  await expectRefused(withdrawApproval(dan, id), 'not_found')
  await withdrawApproval(dora, id)
  expect(await countWaitingApprovals(ada)).toBe(0)
  await expectRefused(withdrawApproval(dora, id), 'approval_decided_meanwhile')
  await editApp(dora, id, registrationOf(web([HERE, ELSEWHERE])))
  expect(await countWaitingApprovals(ada)).toBe(1)
  await deleteApp(dora, id, { typedName: 'Ticket desk' })
  expect(await countWaitingApprovals(ada)).toBe(0)
})

test('what waits is taken back where the app gets it without an approval', async ({
  people: { ada, dora },
}) => {
  const wider = registrationOf(web([HERE, ELSEWHERE], { scopes: ['tickets', 'seats'] }))
  for (const byAdministrator of [true, false]) {
    await setPolicy(ada, WIDER)
    const { id } = await anApp(dora, web([HERE]))
    await editApp(dora, id, wider)
    await setPolicy(ada, { approveWiderApps: byAdministrator })
    const actor = byAdministrator ? ada : dora
    await editApp(actor, id, registrationOf(web([HERE, ELSEWHERE])))
    expect(await countWaitingApprovals(ada), 'a scope is still asked for').toBe(1)
    await editApp(actor, id, wider)
    expect(await countWaitingApprovals(ada)).toBe(0)
    expect(await findApprovalOfApp(dora, id)).toBeNull()
  }
})

test('a policy that ends decides nothing: what waits goes on waiting for an administrator', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, NEW)
  const { id } = await anApp(dora)
  await setPolicy(ada, { approveNewApps: false })
  expect((await anApp(dora, { name: 'Later' })).status).toBe('active')
  expect(await countWaitingApprovals(ada)).toBe(1)
  await setPolicy(ada, NEW)
  await approve(ada)
  expect((await findApp(dora, id)).status).toBe('active')
})

test('what the policy does not allow is refused at once, and waits for nobody', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora, web([HERE]))
  await setPolicy(ada, {
    ...WIDER,
    allowedRedirectHosts: ['rail.example'],
    allowedScopes: ['tickets'],
  })
  const edit = (changes: object) => editApp(dora, app.id, registrationOf(web([HERE], changes)))
  await expectRefused(edit({ redirectUris: [HERE, ELSEWHERE] }), 'invalid_input')
  await expectRefused(edit({ scopes: ['trains'] }), 'invalid_input')
  expect(await countWaitingApprovals(ada)).toBe(0)
})
