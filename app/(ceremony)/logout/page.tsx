import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { LogoutForm } from '@/components/ceremony/logout-form'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { ButtonLink } from '@/components/ui/button'
import { actorIfSignedIn } from '@/lib/auth/current-actor'
import { readLogout } from '@/lib/oauth/interaction/read-logout'

export const metadata: Metadata = { title: 'Sign out' }

type Query = { done?: string | string[] }

/** An app asks for its person to be signed out; the person decides (RP-Initiated Logout §2). */
export default async function LogoutPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { done } = await searchParams
  const actor = await actorIfSignedIn()
  if (done !== undefined) return <Done stillIn={actor !== null} of={done} />
  const view = await readLogout((await headers()).get('cookie'))
  if (!view) redirect(actor ? '/account' : '/sign-in')
  const { appName, returnTo, xsrf } = view
  const after = returnTo
    ? `Afterwards you return to ${returnTo}.`
    : 'Other apps that you are signed in to with Keyturn are notified too.'
  return (
    <CeremonyFrame
      title={`Sign out of ${appName ? `${appName} and Keyturn` : 'Keyturn'}?`}
      description={actor ? `You are signed in as ${actor.personName}. ${after}` : after}
    >
      <LogoutForm action="/oauth2/logout/confirm" xsrf={xsrf} appName={appName} />
    </CeremonyFrame>
  )
}

/** A person who stays signed in, without an app to return to, goes back to the portal. */
function Done({ stillIn, of }: { stillIn: boolean; of: string | string[] }) {
  if (stillIn && of !== 'app') redirect('/apps')
  if (stillIn) {
    return (
      <CeremonyFrame title="You are signed out of the app">
        <p className="text-pretty text-muted">At Keyturn you are still signed in.</p>
        <ButtonLink href="/apps">Go to My Apps</ButtonLink>
      </CeremonyFrame>
    )
  }
  return (
    <CeremonyFrame title="You are signed out">
      <p className="text-pretty text-muted">You can close this page.</p>
      <ButtonLink href="/sign-in">Sign in again</ButtonLink>
    </CeremonyFrame>
  )
}
