import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Consent } from '@/components/ceremony/consent'
import { InteractionOver } from '@/components/ceremony/interaction-over'
import { Onward } from '@/components/ceremony/onward'
import { ProveAgain } from '@/components/ceremony/prove-again'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { signedInActor } from '@/lib/auth/current-actor'
import { config } from '@/lib/config'
import { REFUSALS } from '@/lib/errors'
import { setAnswerStatus } from '@/lib/http/answer-status'
import { approveInteraction } from '@/lib/oauth/interaction/approve-interaction'
import { finishLogin } from '@/lib/oauth/interaction/finish-login'
import type { InteractionView } from '@/lib/oauth/interaction/interaction'
import { nextStep } from '@/lib/oauth/interaction/next-step'
import { readInteraction } from '@/lib/oauth/interaction/read-interaction'
import { findProfile } from '@/lib/people/find-profile'
import { answerInteraction, proveAnew, signInAnew } from './actions'

export const metadata: Metadata = { title: 'Let an app in' }

type Props = { params: Promise<{ uid: string }> }

/** A sign-in or a consent in progress: one step at a time, until the app has its answer. */
export default async function InteractionPage({ params }: Props) {
  const { uid } = await params
  const from = await headers()
  // Next's router fetches pages without what the browser keeps for this address alone.
  if (from.get('sec-fetch-dest') === 'empty') return <Reload uid={uid} />
  const cookie = from.get('cookie')
  const view = await readInteraction(cookie, uid)
  if (!view) return <Over />
  const actor = await signedInActor()
  const answer = answerInteraction.bind(null, uid)
  const step = nextStep(view, actor)
  if (step === 'prove') {
    return (
      <CeremonyFrame
        title="Sign in again"
        description={`${view.app.name} wants to be sure that it is you, ${actor.personName}.`}
      >
        <ProveAgain appName={view.app.name} signInAgain={proveAnew.bind(null, uid)} deny={answer} />
      </CeremonyFrame>
    )
  }
  if (step === 'login') redirect(await finishLogin(cookie, uid, actor, actor))
  if (wasApprovedOnDevicePage(view, from.get('referer'))) {
    redirect(await approveInteraction(cookie, uid, actor))
  }
  return (
    <CeremonyFrame
      width="md"
      title={`Let ${view.app.name} in?`}
      footer="Whatever you allow, you can take back under Authorized apps."
    >
      <Consent
        view={view}
        person={await findProfile(actor)}
        answer={answer}
        switchPerson={signInAnew.bind(null, uid)}
      />
    </CeremonyFrame>
  )
}

/**
 * Whoever approves a code at /device has seen everything and is not asked twice, if they come
 * straight from there: not when somebody had to sign in on the way, who may be another person.
 */
function wasApprovedOnDevicePage(view: InteractionView, referer: string | null): boolean {
  if (view.returnHost !== null || !referer || !URL.canParse(referer)) return false
  const { origin, pathname } = new URL(referer)
  return origin === config().url && pathname === '/device'
}

/** 410, so that whoever asks by program is told as well. */
function Over() {
  setAnswerStatus(REFUSALS.interaction_over[0])
  return <InteractionOver />
}

function Reload({ uid }: { uid: string }) {
  return (
    <CeremonyFrame title="One moment">
      <Onward to={`/interaction/${encodeURIComponent(uid)}`} where={null} />
    </CeremonyFrame>
  )
}
