import type { Metadata } from 'next'
import { ConfirmPanel } from '@/components/recertification/confirm-panel'
import { EvidencePanel } from '@/components/recertification/evidence-panel'
import { signedInActor } from '@/lib/auth/current-actor'
import { findEvidence } from '@/lib/recertification/find-evidence'
import { appOfPage } from '../app-of-page'
import { confirm } from './actions'

export const metadata: Metadata = { title: 'Confirm an app' }

type ConfirmPageProps = { params: Promise<{ clientId: string }> }

export default async function ConfirmPage({ params }: ConfirmPageProps) {
  const app = await appOfPage((await params).clientId)
  const actor = await signedInActor()
  const { shown, seen, dueAt, confirmedAt } = await findEvidence(actor, app.id)
  const mayConfirm =
    app.status !== 'deleted' &&
    app.suspendedFor !== 'approval' &&
    app.mayChange &&
    (actor.role === 'administrator' || app.owner.id === actor.personId)
  return (
    <div className="flex flex-col gap-6">
      <ConfirmPanel
        name={app.name}
        dueAt={dueAt}
        confirmedAt={confirmedAt}
        confirm={mayConfirm ? confirm.bind(null, app.id, seen) : null}
      />
      <EvidencePanel owner={app.owner.name} shown={shown} />
    </div>
  )
}
