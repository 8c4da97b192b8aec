import type { Metadata } from 'next'
import { notFoundIfRefused } from '@/app/(portal)/not-found-if-refused'
import { EndSessionsButton } from '@/components/people/end-sessions-button'
import { SessionsTable } from '@/components/people/sessions-table'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { signedInActor } from '@/lib/auth/current-actor'
import { listSessionsOf } from '@/lib/people/sessions/list-sessions'
import { endAll, endOne } from './actions'

export const metadata: Metadata = { title: 'Sessions' }

type Props = { params: Promise<{ personId: string }> }

/** Where one person of the organization is signed in. */
export default async function SessionsPage({ params }: Props) {
  const { personId } = await params
  const actor = await signedInActor()
  const { name, sessions, total } = await listSessionsOf(actor, personId).catch(notFoundIfRefused)
  return (
    <>
      <PageHeader
        title={`Sessions of ${name}`}
        description="Where they are signed in. Ending a session signs them out of the apps that they opened with it, too."
        back={{ href: '/admin/people', label: 'People' }}
      />
      <Panel
        title="Sessions"
        actions={
          total > 0 ? <EndSessionsButton name={name} end={endAll.bind(null, personId)} /> : null
        }
        flush={total > 0}
      >
        {total > 0 ? (
          <SessionsTable sessions={sessions} total={total} end={endOne.bind(null, personId)} />
        ) : (
          <p className="text-muted">They are signed in nowhere.</p>
        )}
      </Panel>
    </>
  )
}
