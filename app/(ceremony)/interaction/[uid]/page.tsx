import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { ChooseAccount } from '@/components/ceremony/choose-account'
import { Consent } from '@/components/ceremony/consent'
import { Onward } from '@/components/ceremony/onward'
import { Reauthenticate } from '@/components/ceremony/reauthenticate'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { authenticationMethods, signedInActor } from '@/lib/auth/current-actor'
import { nextStep } from '@/lib/oauth/interaction/next-step'
import { readInteraction } from '@/lib/oauth/interaction/read-interaction'
import { findProfile } from '@/lib/people/find-profile'
import { answerInteraction, reauthenticate, switchPerson } from './actions'
import { Over } from './over'

export const metadata: Metadata = { title: 'Let an app in' }

type Props = { params: Promise<{ uid: string }> }

/**
 * A sign-in or a consent in progress. Shows the question to the person. Without a question, the
 * engine continues at its own address. A GET of this page stores nothing.
 */
export default async function InteractionPage({ params }: Props) {
  const { uid } = await params
  const from = await headers()
  // Next's router fetches pages without the cookie of this path.
  if (from.get('sec-fetch-dest') === 'empty') return <Reload uid={uid} />
  const view = await readInteraction({ uid, cookieHeader: from.get('cookie') })
  if (!view) return <Over />
  const actor = await signedInActor()
  const answer = answerInteraction.bind(null, uid)
  const step = nextStep(view.pending, { ...actor, amr: await authenticationMethods() })
  if (step === 'reauthenticate') {
    return (
      <CeremonyFrame
        title="Sign in again"
        description={`${view.app.name} wants to be sure that it is you, ${actor.personName}.`}
      >
        <Reauthenticate
          appName={view.app.name}
          signInAgain={reauthenticate.bind(null, uid)}
          deny={answer}
        />
      </CeremonyFrame>
    )
  }
  if (step === 'choose') {
    return (
      <CeremonyFrame title={`Sign in to ${view.app.name}`} description="Which account do you use?">
        <ChooseAccount
          appName={view.app.name}
          person={await findProfile(actor)}
          answer={answer}
          switchPerson={switchPerson.bind(null, uid)}
        />
      </CeremonyFrame>
    )
  }
  if (step !== 'consent') redirect(view.resumeUrl)
  return (
    <CeremonyFrame
      width="md"
      title={`Let ${view.app.name} in?`}
      footer="You can revoke what you allow under Authorized apps."
    >
      <Consent
        view={view}
        person={await findProfile(actor)}
        answer={answer}
        switchPerson={switchPerson.bind(null, uid)}
      />
    </CeremonyFrame>
  )
}

function Reload({ uid }: { uid: string }) {
  return (
    <CeremonyFrame title="One moment">
      <Onward to={`/interaction/${encodeURIComponent(uid)}`} where={null} />
    </CeremonyFrame>
  )
}
