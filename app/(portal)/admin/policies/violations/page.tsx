import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { ExceptionsPanel } from '@/components/violations/exceptions-panel'
import { ViolationsPanel } from '@/components/violations/violations-panel'
import { signedInActor } from '@/lib/auth/current-actor'
import { listExceptions } from '@/lib/violations/list-exceptions'
import { countViolations, listViolations } from '@/lib/violations/list-violations'
import { violationQuery, writePlace } from '@/lib/violations/place'
import { BREAKABLE } from '@/lib/violations/violation'
import { end, except } from './actions'

export const metadata: Metadata = { title: 'Violations' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ViolationsPage({ searchParams }: Props) {
  const actor = await signedInActor()
  if (actor.role === 'developer') notFound()
  const { policy, owner: ownerId, after } = violationQuery.parse(await searchParams)
  const counts = await countViolations(actor)
  const setting = policy ?? BREAKABLE.find((one) => counts[one].apps > 0) ?? BREAKABLE[0]
  const { violations, next } = await listViolations(actor, { setting, ownerId, after })
  const mayChange = actor.role === 'administrator'
  return (
    <>
      <PageHeader
        title="Violations"
        description="Apps and secrets that break a policy. Nothing is stopped by being listed here; the owners are told once."
        back={{ href: '/admin/policies', label: 'Policies' }}
      />
      <div className="flex flex-col gap-6">
        <ViolationsPanel
          setting={setting}
          ownerId={ownerId}
          counts={counts}
          violations={violations}
          next={next && writePlace(next)}
          isFirst={after === null}
          except={mayChange ? except : null}
        />
        <ExceptionsPanel
          exceptions={await listExceptions(actor)}
          actions={mayChange ? { except, end } : null}
        />
      </div>
    </>
  )
}
