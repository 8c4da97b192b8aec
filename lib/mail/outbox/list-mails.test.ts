import { randomUUID } from 'node:crypto'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { plansOf } from '@/lib/db/testing/plans'
import { expect, test } from '@/lib/people/testing/fixtures'
import type { MomentPlace } from '@/lib/place'
import { walked } from '@/lib/testing/walked'
import { MAIL_STATES, type MailState } from '../mail'
import { PLAIN } from '../testing/mails'
import { listMails, mailPlace } from './list-mails'

type Mail = { id: string; organizationId: string | null; state: MailState; createdAt: Date }

/** Of each state and owner, many written in the same moment; the newest first, as the Outbox lists them. */
async function someMails(owners: (string | null)[], count: number): Promise<Mail[]> {
  const at = now()
  const { link: _, ...plain } = PLAIN
  const mails = Array.from({ length: count }, (_, n) => {
    const createdAt = secondsAfter(at, -Math.floor(n / 20))
    const organizationId = owners[n % owners.length] ?? null
    const state = MAIL_STATES[Math.floor(n / 4) % MAIL_STATES.length] ?? 'sent'
    const waits = state === 'waiting'
    const moments = { nextAttemptAt: waits ? at : null, endedAt: waits ? null : at }
    return { ...plain, ...moments, id: randomUUID(), organizationId, state, createdAt }
  })
  await db().mail.createMany({ data: mails })
  return mails.toSorted(
    (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1),
  )
}

const STATES = [null, ...MAIL_STATES]

test('page by page, each state lists its mails, the newest first, for administrators who may see them', async ({
  people: { ada, strange },
}) => {
  const owners = [ada.organizationId, strange.organizationId, null]
  const all = await someMails(owners, 130)
  for (const [actor, seen] of [
    [ada, [ada.organizationId, null]],
    [strange, [strange.organizationId]],
  ] as const) {
    for (const state of STATES) {
      const expected = all.filter(
        (mail) =>
          seen.some((owner) => owner === mail.organizationId) &&
          (state === null || mail.state === state),
      )
      const ids: string[] = []
      for (let page = 1; page <= Math.ceil(expected.length / 7); page += 1) {
        const list = await listMails(actor, { state, page, size: 7 })
        expect(list).toMatchObject({ page, total: expected.length, isMore: false })
        ids.push(...list.mails.map(({ id }) => id))
      }
      expect(ids, `${actor.personName} ${state}`).toEqual(expected.map(({ id }) => id))
      const last = await listMails(actor, { state, page: 99, size: 7 })
      expect(last.mails.at(-1)?.id).toBe(ids.at(-1))
      const part = async (after?: MomentPlace) => {
        const { mails, total, next } = await listMails(actor, { state, after, size: 7 })
        expect(total).toBe(expected.length)
        return { ids: mails.map(({ id }) => id), next }
      }
      expect(await walked(mailPlace, part)).toEqual(ids)
    }
  }
})

test('mails are counted to a limit, each state by itself, and what lies behind has no page', async ({
  people: { ada },
}) => {
  await someMails([ada.organizationId, null], 24)
  await db().mail.updateMany({ where: { state: 'failed' }, data: { state: 'sent' } })
  const { counts, ...list } = await listMails(ada, { state: null, page: 9, size: 4, most: 10 })
  expect(list).toMatchObject({ total: 10, isMore: true, page: 3 })
  expect(counts).toEqual({
    waiting: { total: 8, isMore: false },
    sent: { total: 10, isMore: true },
    failed: { total: 0, isMore: false },
  })
  const exactly = await listMails(ada, { state: 'sent', page: 1, most: 16 })
  expect(exactly).toMatchObject({ total: 16, isMore: false })
  const sum = await listMails(ada, { state: null, page: 1, most: 16 })
  expect(sum).toMatchObject({ total: 16, isMore: true })
  const whole = await listMails(ada, { state: null, page: 1, most: 24 })
  expect(whole).toMatchObject({ total: 24, isMore: false })
})

test('no page and no count reads the mails of other states', async ({ people: { ada } }) => {
  await someMails([ada.organizationId, null], 200)
  const plans = await plansOf(() => listMails(ada, { state: null, page: 2 }))
  const ofMails = plans.filter(({ text }) => /FROM mail/.test(text))
  expect(ofMails).toHaveLength(1 + MAIL_STATES.length)
  for (const { plan } of ofMails) {
    expect(plan).toMatch(/mail_organization_id_state_created_at_id_idx/)
    expect(plan).not.toContain('Disabled: true')
  }
})
