import { db } from '@/lib/db/client'
import { madeAt, unpackLeaves } from './leaves'
import { LATE_MS, readStatement } from './statement'
import { findIdsAfter, findNextSeal } from './store'

const IDS_PER_PAGE = 10_000
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * The first event, in the order of ids, that neither has a seal nor waits for one; null if there is none. It
 * goes through events and seals side by side, and holds only what is between the two.
 */
export async function findInserted(organizationId: string): Promise<string | null> {
  const seals = sealedIds(organizationId)
  let page = await findIdsAfter(db(), organizationId, { after: BEFORE_ALL, limit: IDS_PER_PAGE })
  while (page.length > 0) {
    const last = page.at(-1)?.id ?? BEFORE_ALL
    await seals.readUpTo(last)
    const found = page.find(({ id, waits }) => !seals.ids.delete(id) && !waits)
    if (found) return found.id
    page = await findIdsAfter(db(), organizationId, { after: last, limit: IDS_PER_PAGE })
  }
  return null
}

/** The ids that seals cover, read as far as is needed. */
function sealedIds(organizationId: string) {
  const ids = new Set<string>()
  let after = 0
  let next: { ids: string[]; since: number | null } | null = null
  async function readNext() {
    const seal = await findNextSeal(db(), organizationId, after)
    if (!seal) return null
    after = seal.number
    const since = readStatement(seal.statement)?.since ?? null
    const leaves = seal.leaves ? unpackLeaves(seal.leaves) : []
    return {
      ids: leaves.map(({ id }) => id),
      since: since === null ? null : Date.parse(since) - LATE_MS,
    }
  }
  /** Reads seals until the next one can hold no event up to this one. */
  async function readUpTo(id: string): Promise<void> {
    for (;;) {
      next ??= await readNext()
      if (!next) return
      const isBehind = next.since !== null && next.since > madeAt(id).getTime()
      const [first] = next.ids
      if (isBehind || (next.since === null && first !== undefined && first > id)) return
      for (const one of next.ids) ids.add(one)
      next = null
    }
  }
  return { ids, readUpTo }
}
