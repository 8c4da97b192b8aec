import { db } from '@/lib/db/client'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { askAgain } from '../approvals/ask-again'
import { countWaitingApprovals } from '../approvals/count-waiting-approvals'
import { findApprovalOfApp } from '../approvals/find-approval-of-app'
import { listApprovals } from '../approvals/list-approvals'
import { decideApproval, decideApprovals } from '../approvals/testing/parsed'
import { findApp } from '../find-app'
import { editApp } from '../registration/edit-app'
import { anApp, expect, expectRefused, registrationOf, test } from '../testing/fixtures'
import { resumeApp } from './resume-app'
import {
  approve,
  ELSEWHERE,
  HERE,
  NEW,
  theOneThatWaits,
  WIDER,
  web,
} from './testing/waiting-approval'

test('an approval counts for the registration that was seen, and for no later question', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, WIDER)
  const { id } = await anApp(dora, web([HERE]))
  await editApp(dora, id, registrationOf(web([HERE, ELSEWHERE])))
  const seen = await theOneThatWaits(ada)
  await editApp(dora, id, registrationOf(web([HERE], { name: 'Bank' })))
  const decision = { approvalId: seen.id, verdict: 'approve', revision: seen.app.revision } as const
  await expectRefused(decideApproval(ada, decision), 'app_changed_meanwhile')
  await editApp(dora, id, registrationOf(web([HERE, 'https://worse.example/'], { name: 'Bank' })))
  const now = await theOneThatWaits(ada)
  expect(now.change.addRedirectUris).toEqual([ELSEWHERE, 'https://worse.example/'])
  await expectRefused(decideApproval(ada, decision), 'approval_decided_meanwhile')
  expect((await findApp(dora, id)).redirectUris).toEqual([HERE])
})

test('of two administrators one decides, and the other is told', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, NEW)
  await anApp(dora)
  const { id: approvalId, app } = await theOneThatWaits(ada)
  const approves = { approvalId, verdict: 'approve', revision: app.revision } as const
  const refuses = { approvalId, verdict: 'refuse', word: 'Use the other one.' } as const
  const outcomes = await Promise.allSettled([
    decideApproval(ada, approves),
    decideApproval(ada, refuses),
    decideApproval(ada, approves),
  ])
  const failed = outcomes.filter(({ status }) => status === 'rejected')
  expect(failed).toHaveLength(2)
  for (const one of failed) {
    expect(one).toMatchObject({ reason: { code: 'approval_decided_meanwhile' } })
  }
  const rows = await db().approval.findMany()
  expect(rows).toHaveLength(1)
})

test('several are decided at once with one word, and each is answered for itself', async ({
  people: { ada, dora, sam },
}) => {
  await setPolicy(ada, NEW)
  const apps = []
  for (const name of ['One', 'Two', 'Three']) apps.push(await anApp(dora, { name }))
  const { approvals } = await listApprovals(ada, { of: 'waiting', page: 1 })
  const seen = approvals.map(({ id, app }) => ({ approvalId: id, revision: app.revision }))
  await expectRefused(decideApprovals(sam, { verdict: 'approve', approvals: seen }), 'forbidden')
  await editApp(dora, apps[1]?.id ?? '', registrationOf({ name: 'Renamed' }))
  await expectRefused(decideApprovals(ada, { verdict: 'refuse', approvals: seen }), 'invalid_input')
  const approved = await decideApprovals(ada, { verdict: 'approve', approvals: seen })
  expect(approved.map(({ refused }) => refused !== null)).toEqual([false, true, false])
  const word = 'Not this year.'
  const refused = await decideApprovals(ada, { verdict: 'refuse', approvals: seen, word })
  expect(refused.map((one) => one.refused !== null)).toEqual([true, false, true])
  const standing = await Promise.all(apps.map(({ id }) => findApp(dora, id)))
  expect(standing.map(({ status }) => status)).toEqual(['active', 'suspended', 'active'])
  expect(await findApprovalOfApp(dora, apps[1]?.id ?? '')).toMatchObject({ state: 'refused', word })
  await expectRefused(
    decideApprovals(ada, { verdict: 'approve', approvals: seen.slice(0, 1) }),
    'approval_decided_meanwhile',
  )
  await expectRefused(
    decideApprovals(ada, { verdict: 'approve', approvals: Array(26).fill(seen[0]) }),
    'invalid_input',
  )
})

test('a refusal tells the developer why; they edit, and ask again', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, NEW)
  const { id } = await anApp(dora)
  const asked = await theOneThatWaits(ada)
  const refused = { approvalId: asked.id, verdict: 'refuse' } as const
  await expectRefused(decideApproval(ada, refused), 'invalid_input')
  await decideApproval(ada, { ...refused, word: 'Say what it is for.' })
  expect(await findApprovalOfApp(dora, id)).toMatchObject({
    state: 'refused',
    word: 'Say what it is for.',
    decidedByName: 'Ada',
  })
  await expectRefused(resumeApp(dora, id), 'app_waits_for_approval')
  await editApp(dora, id, registrationOf({ description: 'Sells tickets.' }))
  await askAgain(dora, id)
  await approve(ada)
  expect((await findApp(dora, id)).status).toBe('active')
  await expectRefused(askAgain(dora, id), 'approval_decided_meanwhile')
})

test('what the app has become too narrow for is not approved', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, WIDER)
  const { id } = await anApp(dora, web([HERE]))
  await editApp(dora, id, registrationOf(web([HERE, ELSEWHERE])))
  await editApp(dora, id, registrationOf({ type: 'machine' }))
  const { id: approvalId, app } = await theOneThatWaits(ada)
  const decision = { approvalId, verdict: 'approve', revision: app.revision } as const
  await expectRefused(decideApproval(ada, decision), 'approval_does_not_fit')
  expect(await countWaitingApprovals(ada)).toBe(1)
})

test('an administrator of another organization neither sees nor decides it', async ({
  people: { ada, dora, strange },
}) => {
  await setPolicy(ada, NEW)
  await anApp(dora)
  const { id: approvalId, app } = await theOneThatWaits(ada)
  const decision = { approvalId, verdict: 'approve', revision: app.revision } as const
  await expectRefused(decideApproval({ ...strange, role: 'administrator' }, decision), 'not_found')
})
