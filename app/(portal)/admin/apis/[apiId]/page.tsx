import { Pencil } from 'lucide-react'
import type { Metadata } from 'next'
import { AccessPanel } from '@/components/apis/access-panel'
import { DeleteApiPanel } from '@/components/apis/delete-api-panel'
import { ScopesPanel } from '@/components/apis/scopes-panel'
import { TokensPanel } from '@/components/apis/tokens-panel'
import { AUDIT_PATH, auditAddress } from '@/components/audit/audit-address'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { mayChangeApis } from '@/lib/apis/authorize-api'
import { appsQuery } from '@/lib/apis/permissions/apps-query'
import { signedInActor } from '@/lib/auth/current-actor'
import { listDisabled } from '@/lib/people/list-disabled'
import { remove } from '../actions'
import { apiOfPage } from '../api-of-page'
import { Checkers } from './checkers'
import { Permissions } from './permissions'
import { Streams } from './streams'
import { Told } from './told'

type ApiPageProps = {
  params: Promise<{ apiId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({
  params,
}: Pick<ApiPageProps, 'params'>): Promise<Metadata> {
  return { title: (await apiOfPage((await params).apiId)).name }
}

export default async function ApiPage({ params, searchParams }: ApiPageProps) {
  const actor = await signedInActor()
  const api = await apiOfPage((await params).apiId)
  const changeable = mayChangeApis(actor)
  const query = appsQuery.parse(await searchParams)
  const owner = api.owner?.id ?? ''
  const ownerDisabled = (await listDisabled(actor, [owner])).has(owner)
  return (
    <>
      <PageHeader
        title={api.name}
        back={{ href: '/admin/apis', label: 'APIs' }}
        actions={
          <>
            {actor.role === 'developer' ? null : (
              <ButtonLink href={auditAddress(AUDIT_PATH, { target: `api:${api.id}` })}>
                History
              </ButtonLink>
            )}
            {changeable ? (
              <ButtonLink href={`/admin/apis/${api.id}/edit`} icon={Pencil}>
                Edit
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <TokensPanel api={api} />
        <Told actor={actor} api={api} />
        <AccessPanel api={api} ownerDisabled={ownerDisabled} />
        <Permissions actor={actor} api={api} query={query} />
        <Checkers actor={actor} api={api} />
        <Streams actor={actor} api={api} />
        <ScopesPanel api={api} />
        {changeable ? <DeleteApiPanel api={api} remove={remove.bind(null, api.id)} /> : null}
      </div>
    </>
  )
}
