import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { ExceptionsPanel } from '@/components/violations/exceptions-panel'
import { ViolationsPanel } from '@/components/violations/violations-panel'
import type { Actor } from '@/lib/actor'
import { signedInActor } from '@/lib/auth/current-actor'
import { listExceptions } from '@/lib/violations/list-exceptions'
import { countViolations, firstBroken, listViolations } from '@/lib/violations/list-violations'
import { type ViolationAddress, violationQuery, writePlace } from '@/lib/violations/place'
import { end, except } from './actions'

export const metadata: Metadata = { title: 'Violations' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ViolationsPage({ searchParams }: Props) {
  const actor = await signedInActor()
  if (actor.role === 'developer') notFound()
  const address = violationQuery.parse(await searchParams)
  const mayChange = actor.role === 'administrator'
  return (
    <>
      <PageHeader
        title="Violations"
        description="Apps and secrets that break a policy. Nothing is stopped by being listed here; the owners are told once."
        back={{ href: '/admin/policies', label: 'Policies' }}
      />
      <div className="flex flex-col gap-6">
        <Suspense fallback={<TableSkeleton label="Looking for what breaks the policies" />}>
          <Violations actor={actor} address={address} />
        </Suspense>
        <ExceptionsPanel
          exceptions={await listExceptions(actor)}
          actions={mayChange ? { except, end } : null}
        />
      </div>
    </>
  )
}

/** The page is there before it is counted what breaks each policy. */
async function Violations({ actor, address }: { actor: Actor; address: ViolationAddress }) {
  const { policy, owner: ownerId, after } = address
  const counts = await countViolations(actor)
  const setting = policy ?? (await firstBroken(counts))
  const { violations, next } = await listViolations(actor, { setting, ownerId, after })
  return (
    <ViolationsPanel
      setting={setting}
      ownerId={ownerId}
      counts={counts}
      violations={violations}
      next={next && writePlace(next)}
      isFirst={after === null}
      except={actor.role === 'administrator' ? except : null}
    />
  )
}
