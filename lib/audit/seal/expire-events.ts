import { db, inTransaction } from '@/lib/db/client'
import { log } from '@/lib/log'
import { findPolicy } from '@/lib/policies/find-policy'
import { addSeal } from './seal-events'
import { readStatement } from './statement'
import {
  dropEmptyMonths,
  findExpiredWithLeaves,
  findNewestSeal,
  findSealedOrganizations,
  findSealsAfter,
  monthsAgo,
  removeEvents,
} from './store'

const SEALS_PER_PAGE = 500

/**
 * Removes the events that the policy of their organization keeps no longer (`auditMonths`), whole seals at a
 * time, and the months that have become empty. Before anything goes, a new seal says up to where: without it a
 * missing event is one that somebody has removed. The seals stay. Where that fails it is logged, and the other
 * organizations go on. Answers how many events went; call it in one process at a time (`whileSealing`).
 */
export async function expireEvents(isStopping = () => false): Promise<number> {
  let removed = 0
  for (const organizationId of await findSealedOrganizations(db())) {
    if (isStopping()) break
    removed += await expireOf(organizationId, isStopping).catch((err) => {
      log.error({ err, organizationId }, 'events of the audit log could not be removed')
      return 0
    })
  }
  if (removed > 0) await dropEmptyMonths(db())
  return removed
}

async function expireOf(organizationId: string, isStopping: () => boolean): Promise<number> {
  let removed = 0
  const expired = await sealExpiry(organizationId)
  for (const number of await findExpiredWithLeaves(db(), organizationId, expired)) {
    if (isStopping()) break
    removed += await removeEvents(db(), organizationId, number)
  }
  return removed
}

/** Says in a seal up to which seal events expire, if that has changed. Answers the number. */
async function sealExpiry(organizationId: string): Promise<number> {
  const newest = await findNewestSeal(db(), organizationId)
  const said = newest && readStatement(newest.statement)
  if (!said) return 0
  const { auditMonths } = await findPolicy(db(), organizationId)
  const before = await monthsAgo(db(), auditMonths)
  const expired = await lastWithoutYounger(organizationId, said.expired, before)
  if (expired === said.expired) return expired
  await inTransaction((tx) => addSeal(tx, organizationId, expired))
  return expired
}

/** The last seal, from this number on, up to which every event is from before this moment. */
async function lastWithoutYounger(
  organizationId: string,
  from: number,
  before: Date,
): Promise<number> {
  let last = from
  for (;;) {
    const page = { after: last, limit: SEALS_PER_PAGE }
    const seals = await findSealsAfter(db(), organizationId, page)
    for (const { number, statement } of seals) {
      const said = readStatement(statement)
      if (!said || (said.newest && new Date(said.newest) >= before)) return last
      last = number
    }
    if (seals.length < SEALS_PER_PAGE) return last
  }
}
