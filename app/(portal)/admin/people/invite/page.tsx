import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InviteByList } from '@/components/invitations/invite-by-list'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { check, inviteAll } from './actions'

export const metadata: Metadata = { title: 'Invite by list' }

/** Invites many people at once. */
export default async function InvitePage() {
  if ((await signedInActor()).role !== 'administrator') notFound()
  return (
    <>
      <PageHeader
        title="Invite by list"
        description="Paste emails, or choose a CSV file with email, name and role. You check the list before anybody is invited."
        back={{ href: '/admin/people', label: 'People' }}
      />
      <InviteByList check={check} invite={inviteAll} />
    </>
  )
}
