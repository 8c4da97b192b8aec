import type { Tx } from '@/lib/db/client'

/** The columns of a metadata-document app that decide whether its document is read. */
export type AppOfDocument = {
  organizationId: string
  describedAt: Date | null
  suspendedAt: Date | null
  deletedAt: Date | null
}

/** The app whose metadata document is at this URL; null if there is none. */
export function findAppOfDocument(tx: Tx, url: string): Promise<AppOfDocument | null> {
  return tx.app.findUnique({
    where: { id: url, source: 'metadata_document' },
    select: { organizationId: true, describedAt: true, suspendedAt: true, deletedAt: true },
  })
}

/** Notes that the document was read and has not changed. The app gets no new version. */
export async function noteDocumentRead(tx: Tx, url: string, describedAt: Date): Promise<void> {
  await tx.app.updateMany({ where: { id: url }, data: { describedAt } })
}

type OrganizationHost = { organizationId: string; host: string }

/** A host name has no character that LIKE would interpret. */
const atHost = ({ organizationId, host }: OrganizationHost) => ({
  organizationId,
  source: 'metadata_document' as const,
  id: { startsWith: `https://${host}/` },
})

/** How many metadata-document apps of the organization are at the host, with deleted ones. */
export function countAppsAtHost(tx: Tx, place: OrganizationHost): Promise<number> {
  return tx.app.count({ where: atHost(place) })
}

/** The document addresses of the organization's apps, without deleted ones. */
export async function findDocumentUrls(tx: Tx, organizationId: string): Promise<string[]> {
  const apps = await tx.app.findMany({
    where: { organizationId, source: 'metadata_document', deletedAt: null },
    select: { id: true },
  })
  return apps.map(({ id }) => id)
}

/** Locks the metadata-document apps at the host until the transaction ends. */
export async function lockAppsAtHost(
  tx: Tx,
  { organizationId, host }: OrganizationHost,
): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM app
    WHERE organization_id = ${organizationId} AND starts_with(id, ${`https://${host}/`})
    ORDER BY id FOR NO KEY UPDATE`
}

/** Suspends the metadata-document apps at the host; answers those that it has suspended. */
export function suspendAppsAtHost(
  tx: Tx,
  { organizationId, host }: OrganizationHost,
  at: Date,
): Promise<{ id: string; name: string }[]> {
  return tx.$queryRaw`
    UPDATE app SET suspended_at = ${at}::timestamptz, updated_at = ${at}::timestamptz,
      version = version + 1
    WHERE organization_id = ${organizationId} AND starts_with(id, ${`https://${host}/`})
      AND suspended_at IS NULL
    RETURNING id, name`
}
