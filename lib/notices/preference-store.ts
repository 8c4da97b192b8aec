import type { Tx } from '@/lib/db/client'
import { isNoticeKind, type NoticeDelivery, type NoticeKind } from './notice'

/** What a person has chosen about one kind of notices. */
export type Chosen = { personId: string; kind: NoticeKind; delivery: NoticeDelivery }

/** What these people have chosen. */
export async function findChosen(tx: Tx, personIds: readonly string[]): Promise<Chosen[]> {
  const rows = await tx.noticePreference.findMany({ where: { personId: { in: [...personIds] } } })
  return rows.flatMap(({ personId, kind, delivery }) =>
    isNoticeKind(kind) ? [{ personId, kind, delivery }] : [],
  )
}

/** Keeps what a person has chosen. */
export async function saveChosen(tx: Tx, { personId, kind, delivery }: Chosen): Promise<void> {
  await tx.noticePreference.upsert({
    where: { personId_kind: { personId, kind } },
    create: { personId, kind, delivery },
    update: { delivery },
  })
}

/** The time zones of these people, where they are known. */
export async function findZones(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; zoneinfo: string }[]>`
    SELECT id, zoneinfo FROM person WHERE id = ANY(${[...personIds]}) AND zoneinfo IS NOT NULL`
  return new Map(rows.map(({ id, zoneinfo }) => [id, zoneinfo]))
}
