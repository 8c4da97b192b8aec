import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StillWaiting } from '@/components/transition/still-waiting'
import { TransitionPanel } from '@/components/transition/transition-panel'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { listToLookAt } from '@/lib/secrets/to-look-at/list-to-look-at'
import { sideQuery } from '@/lib/secrets/to-look-at/place'
import { viewTransition } from '@/lib/secrets/view-transition'
import { setEnd } from './actions'

export const metadata: Metadata = { title: 'Transition' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function TransitionPage({ searchParams }: Props) {
  const actor = await signedInActor()
  if (actor.role === 'developer') notFound()
  const [view, page] = await Promise.all([
    viewTransition(actor),
    listToLookAt(actor, 'moved_in', sideQuery.parse(await searchParams)),
  ])
  return (
    <>
      <PageHeader
        title="Transition"
        description="From secrets that another server made to secrets that were shown once and are nowhere else."
      />
      <div className="flex flex-col gap-6">
        <TransitionPanel view={view} setEnd={actor.role === 'administrator' ? setEnd : null} />
        <StillWaiting path="/admin/transition" page={page} />
      </div>
    </>
  )
}
