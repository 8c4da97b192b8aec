import { ButtonLink } from '@/components/ui/button'
import { type AuditParameters, auditAddress } from './audit-address'

type AuditPagingProps = {
  path: string
  query: AuditParameters
  newer: string | null
  older: string | null
}

/** Links to the pages beside this one, both ways, with the same filter. */
export function AuditPaging({ path, query, newer, older }: AuditPagingProps) {
  const { before: _, after: __, ...filter } = query
  if (!newer && !older) return null
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-center gap-2 sm:justify-end">
      {newer ? (
        <>
          <ButtonLink href={auditAddress(path, filter)} size="sm">
            Latest
          </ButtonLink>
          <ButtonLink href={auditAddress(path, { ...filter, after: newer })} size="sm" rel="prev">
            Newer
          </ButtonLink>
        </>
      ) : null}
      {older ? (
        <ButtonLink href={auditAddress(path, { ...filter, before: older })} size="sm" rel="next">
          Older
        </ButtonLink>
      ) : null}
    </nav>
  )
}
