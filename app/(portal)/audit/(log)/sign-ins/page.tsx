import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { notFoundIfRefused } from '@/app/(portal)/not-found-if-refused'
import { AUDIT_PATH, auditAddress } from '@/components/audit/audit-address'
import { AuditFilters } from '@/components/audit/audit-filters'
import { AuditHeader } from '@/components/audit/audit-header'
import { RefusedSignInsTable } from '@/components/audit/refused-sign-ins-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { countsQuery, listSignInRefusals } from '@/lib/audit/log/list-counts'
import { signedInActor } from '@/lib/auth/current-actor'

export const metadata: Metadata = { title: 'Refused sign-ins · Audit log' }

const PATH = `${AUDIT_PATH}/sign-ins`

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The sign-ins that were refused, by hour, person, cause and address. */
export default async function Page({ searchParams }: PageProps) {
  const actor = await signedInActor()
  const query = countsQuery.parse(await searchParams)
  const { page, before: _, ...shown } = query
  const { signIns, more } = await listSignInRefusals(actor, query).catch(notFoundIfRefused)
  const at = (to: number) => auditAddress(PATH, { ...shown, page: String(to) })
  return (
    <>
      <AuditHeader />
      <AuditFilters path={PATH} query={shown} without={['app', 'event']} />
      {signIns.length === 0 ? (
        <EmptyState icon={SearchX} title="No sign-in was refused">
          Wrong passwords and codes are counted here by hour, person, cause and address.
        </EmptyState>
      ) : (
        <RefusedSignInsTable signIns={signIns} />
      )}
      <nav aria-label="Pages" className="mt-4 flex justify-center gap-2 sm:justify-end">
        {page > 1 ? (
          <ButtonLink href={at(page - 1)} size="sm" rel="prev">
            Newer
          </ButtonLink>
        ) : null}
        {more ? (
          <ButtonLink href={at(page + 1)} size="sm" rel="next">
            Older
          </ButtonLink>
        ) : null}
      </nav>
    </>
  )
}
