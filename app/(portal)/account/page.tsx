import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { Facts, Panel } from '@/components/ui/panel'
import { signedInActor } from '@/lib/auth/current-actor'
import { mayChangeAccount } from '@/lib/people/authorize-own-account'
import { findProfile } from '@/lib/people/find-profile'
import { roleLabel } from '@/lib/people/person'
import { findMyProfile } from '@/lib/people/profile/find-my-profile'
import { OwnAccount } from './own-account'

export const metadata: Metadata = { title: 'Account' }

const VERIFIED: Record<string, string> = {
  true: 'Yes: apps are told so',
  false: 'No: apps are told so',
  null: 'Nobody has said, so apps are told nothing',
}

export default async function AccountPage() {
  const actor = await signedInActor()
  const { name, email, role, organizationName } = await findProfile(actor)
  const profile = await findMyProfile(actor)
  const facts = [
    { term: 'Name', value: name },
    { term: 'Email', value: email },
    { term: 'Email verified', value: VERIFIED[String(profile.emailVerified)] },
    { term: 'Organization', value: organizationName },
    { term: 'Role', value: roleLabel(role) },
  ]
  return (
    <>
      <PageHeader title="Account" description="Who you are here, and how you sign in." />
      <div className="flex flex-col gap-6">
        <Panel
          title="You"
          description="An administrator of your organization can change your role."
        >
          <Facts facts={facts} />
        </Panel>
        {(await mayChangeAccount(actor)) ? (
          <OwnAccount actor={actor} known={profile} owner={{ name, email }} />
        ) : (
          <AccountElsewhere />
        )}
      </div>
    </>
  )
}

/** For a session of a provider that is believed in one of the person's organizations. */
function AccountElsewhere() {
  return (
    <Panel title="Password, second factor and sessions">
      <p className="text-pretty text-muted">
        Your account belongs to another organization, too. The provider with which you signed in is
        believed in this one alone. To change the account, sign in with your password.
      </p>
    </Panel>
  )
}
