import { Plus, Waypoints } from 'lucide-react'
import type { Metadata } from 'next'
import { ApisTable } from '@/components/apis/apis-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { mayChangeApis } from '@/lib/apis/authorize-api'
import { listApis } from '@/lib/apis/list-apis'
import { countWaiting } from '@/lib/apis/permissions/count-waiting'
import { signedInActor } from '@/lib/auth/current-actor'

export const metadata: Metadata = { title: 'APIs' }

export default async function ApisPage() {
  const actor = await signedInActor()
  const [apis, waiting] = await Promise.all([listApis(actor), countWaiting(actor)])
  const register = mayChangeApis(actor) ? (
    <ButtonLink href="/admin/apis/new" variant="primary" icon={Plus}>
      Register API
    </ButtonLink>
  ) : null
  if (apis.length === 0) {
    return (
      <>
        <PageHeader title="APIs" />
        <EmptyState icon={Waypoints} title="No APIs yet" action={register}>
          An API is a service that apps call with a token from Keyturn. Registering it gives it an
          identifier that its tokens carry, and scopes: what an app can ask for, each in a sentence
          that people read before they agree.
          {register ? null : ' An administrator can register one.'}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader
        title="APIs"
        description="The services that apps call with tokens from Keyturn, and what apps can ask of them."
        actions={register}
      />
      <ApisTable apis={apis} waiting={waiting} />
    </>
  )
}
