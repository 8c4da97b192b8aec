import type { Metadata } from 'next'
import { notFoundIfRefused } from '@/app/(portal)/not-found-if-refused'
import { LeaverBanner } from '@/components/leavers/leaver-banner'
import { ShownSecretsPanel } from '@/components/leavers/shown-secrets-panel'
import { PersonMenu } from '@/components/people/person-menu'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { leaverQuery } from '@/lib/leavers/leaver-input'
import { listShownSecrets } from '@/lib/leavers/list-shown-secrets'
import { roleLabel } from '@/lib/people/person'
import { viewPerson } from '@/lib/people/view-person'
import {
  disable,
  enable,
  giveEmail,
  giveRole,
  invite,
  resetFactors,
  sayEmailVerified,
} from '../actions'
import { keep } from './actions'
import { ApisOfPerson } from './apis-of-person'
import { OwnedApps, SharedApps } from './apps-of-person'

export const metadata: Metadata = { title: 'Person' }

type Props = {
  params: Promise<{ personId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const ACTIONS = { giveRole, giveEmail, disable, enable, invite, resetFactors, sayEmailVerified }

/** What one person answers for and has seen, for administrators. */
export default async function PersonPage({ params, searchParams }: Props) {
  const { personId } = await params
  const actor = await signedInActor()
  const query = leaverQuery.parse(await searchParams)
  const shown = await listShownSecrets(actor, personId, query).catch(notFoundIfRefused)
  const { leaver } = shown
  const person = leaver.standing === 'gone' ? null : await viewPerson(actor, personId)
  return (
    <>
      <PageHeader
        title={leaver.name}
        description={person ? `${person.email} · ${roleLabel(person.role)}` : 'No longer a member'}
        back={{ href: '/admin/people', label: 'People' }}
        actions={person ? <PersonMenu person={person} actions={ACTIONS} /> : null}
      />
      <div className="flex flex-col gap-6">
        <LeaverBanner leaver={leaver} open={shown.open} />
        <ShownSecretsPanel shown={shown} keep={keep} />
        <OwnedApps actor={actor} leaver={leaver} />
        <SharedApps actor={actor} leaver={leaver} />
        <ApisOfPerson actor={actor} personId={personId} />
      </div>
    </>
  )
}
