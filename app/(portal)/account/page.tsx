import type { Metadata } from 'next'
import { PreferencesForm } from '@/components/notices/preferences-form'
import { ChangePasswordForm } from '@/components/people/change-password-form'
import { ProfileForm } from '@/components/people/profile-form'
import { SecondFactorPanel } from '@/components/second-factor/second-factor-panel'
import { PageHeader } from '@/components/ui/page-header'
import { Facts, Panel } from '@/components/ui/panel'
import { signedInActor } from '@/lib/auth/current-actor'
import { findPreferences } from '@/lib/notices/notice-preferences'
import { findProfile } from '@/lib/people/find-profile'
import { roleLabel } from '@/lib/people/person'
import { findMyProfile } from '@/lib/people/profile/find-my-profile'
import { listSecondFactors } from '@/lib/people/second-factor/list-second-factors'
import { relyingParty } from '@/lib/people/second-factor/relying-party'
import { setMyPreferences } from '../notices/actions'
import { changeMyPassword, changeMyProfile } from './actions'
import { MySessions } from './my-sessions'
import { FACTOR_ACTIONS } from './second-factor/factor-actions'

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
        <Panel
          title="For apps"
          description="Apps that you let read your profile are told this too. A blank field is told to nobody. A provider with which you sign in may fill in the names."
        >
          <ProfileForm change={changeMyProfile} known={profile} />
        </Panel>
        <Panel
          title="Password"
          description="Changing it signs you out everywhere else. You stay signed in here."
        >
          <ChangePasswordForm change={changeMyPassword} owner={{ name, email }} />
        </Panel>
        <SecondFactorPanel
          factors={await listSecondFactors(actor)}
          actions={FACTOR_ACTIONS}
          passkeys={relyingParty() !== null}
        />
        <Panel
          id="notices"
          title="Notices"
          description="How you are told of what happens. The bell above shows all that is not switched off."
        >
          <PreferencesForm set={setMyPreferences} chosen={await findPreferences(actor)} />
        </Panel>
        <MySessions />
      </div>
    </>
  )
}
