import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { addMyPasskey, offerMyPasskey } from '@/app/(portal)/account/second-factor/passkeys/actions'
import { addMyTotp, offerMyTotp } from '@/app/(portal)/account/second-factor/totp/actions'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { SetUpSecondFactor } from '@/components/second-factor/set-up-second-factor'
import { StepUp } from '@/components/second-factor/step-up'
import { currentOwner, missingFactorPage, signedInActor } from '@/lib/auth/current-actor'
import { safeNext } from '@/lib/auth/safe-next'
import { mayChangeAccount } from '@/lib/people/authorize-own-account'
import { stepUpTimes } from '@/lib/people/require-step-up'
import { relyingParty } from '@/lib/people/second-factor/relying-party'
import { askMyPasskey, listMyMethods, startOver, stepUpMySession } from '../actions'
import { BackToAskingApp } from '../back-to-asking-app'

export const metadata: Metadata = { title: 'Set up a second factor' }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/**
 * For people without the second factor that their organization requires. Nothing else is open to
 * them. Once it is set up, the page stays: it shows the recovery codes.
 */
export default async function SetUpPage({ searchParams }: Props) {
  const { next } = await searchParams
  const onward = typeof next === 'string' ? safeNext(next) : null
  const gap = await missingFactorPage()
  if (gap === '/second-factor') redirect(`${gap}?next=${encodeURIComponent(onward ?? '/apps')}`)
  // Who is not signed in at all is sent to sign in.
  if (!gap) await signedInActor()
  const { owner } = await currentOwner()
  return (
    <CeremonyFrame
      width="md"
      title="Set up a second factor"
      description="Your organization requires one: something that you have, in addition to your password."
    >
      <StepUp
        {...stepUpTimes(owner)}
        actions={{
          listMethods: listMyMethods,
          requestPasskey: askMyPasskey,
          authenticate: stepUpMySession,
        }}
      >
        <SetUpSecondFactor
          actions={{
            offerTotp: offerMyTotp,
            addTotp: addMyTotp,
            offerPasskey: offerMyPasskey,
            addPasskey: addMyPasskey,
          }}
          passkeys={relyingParty() !== null}
          done={!gap}
          mayChange={await mayChangeAccount(owner)}
          next={onward ?? '/apps'}
          startOver={startOver.bind(null, onward)}
        />
      </StepUp>
      {gap ? <BackToAskingApp next={onward} /> : null}
    </CeremonyFrame>
  )
}
