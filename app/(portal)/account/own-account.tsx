import { PreferencesForm } from '@/components/notices/preferences-form'
import { ChangePasswordForm } from '@/components/people/change-password-form'
import { OwnEmailForm } from '@/components/people/own-email-form'
import { ProfileForm } from '@/components/people/profile-form'
import { SecondFactorPanel } from '@/components/second-factor/second-factor-panel'
import { Panel } from '@/components/ui/panel'
import type { Actor } from '@/lib/actor'
import { findPreferences } from '@/lib/notices/notice-preferences'
import { findMyEmail } from '@/lib/people/profile/find-my-email'
import type { MyProfile } from '@/lib/people/profile/find-my-profile'
import { listSecondFactors } from '@/lib/people/second-factor/list-second-factors'
import { relyingParty } from '@/lib/people/second-factor/relying-party'
import { setMyPreferences } from '../notices/actions'
import { askForMyEmail, changeMyPassword, changeMyProfile } from './actions'
import { MySessions } from './my-sessions'
import { FACTOR_ACTIONS } from './second-factor/factor-actions'

type OwnAccountProps = {
  actor: Actor
  known: MyProfile
  owner: { name: string; email: string }
}

/** What people change of their account: it counts in all of their organizations. */
export async function OwnAccount({ actor, known, owner }: OwnAccountProps) {
  const email = await findMyEmail(actor)
  return (
    <>
      <Panel
        title="For apps"
        description="Apps that you let read your profile are told this too. A blank field is told to nobody. A provider with which you sign in may fill in the names."
      >
        <ProfileForm change={changeMyProfile} known={known} />
      </Panel>
      {email.changeable ? (
        <Panel
          title="Email"
          description="A link is mailed to the new address. Once you have opened it, you sign in with that."
        >
          <OwnEmailForm ask={askForMyEmail} waiting={email.waiting} />
        </Panel>
      ) : null}
      <Panel
        title="Password"
        description="Changing it signs you out everywhere else. You stay signed in here."
      >
        <ChangePasswordForm change={changeMyPassword} owner={owner} />
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
    </>
  )
}
