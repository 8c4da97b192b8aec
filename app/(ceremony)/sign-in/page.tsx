import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { BackToApp } from '@/components/ceremony/back-to-app'
import { ToContinue } from '@/components/ceremony/to-continue'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { ContinueWith } from '@/components/people/continue-with'
import { SignInForm } from '@/components/people/sign-in-form'
import { Banner } from '@/components/ui/banner'
import { Link } from '@/components/ui/link'
import { actorIfSignedIn, missingFactorPage } from '@/lib/auth/current-actor'
import { safeNext } from '@/lib/auth/safe-next'
import { readAskingApp } from '@/lib/oauth/interaction/read-asking-app'
import { listSignInProviders } from '@/lib/providers/list-sign-in-providers'
import { signInHere } from './actions'
import { refusalOf, whySignedOut } from './notices'

export const metadata: Metadata = { title: 'Sign in' }

type Query = Partial<Record<'next' | 'because' | 'error' | 'again', string | string[]>>

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { next, because, error, again } = await searchParams
  const onward = typeof next === 'string' ? safeNext(next) : null
  // An app may ask for re-authentication, even in an open session.
  const anew = again !== undefined
  if (!anew && (await actorIfSignedIn())) redirect(onward ?? '/apps')
  const gap = await missingFactorPage()
  if (gap) redirect(onward ? `${gap}?${new URLSearchParams({ next: onward })}` : gap)
  const asking = await readAskingApp(onward)
  const { buttons, byAddress } = await listSignInProviders()
  const notice = whySignedOut(because)
  return (
    <CeremonyFrame
      title="Sign in"
      description={asking ? <ToContinue app={asking} /> : null}
      footer="No password yet? Ask an administrator for a link."
    >
      {notice ? <Banner tone="info">{notice}</Banner> : null}
      {buttons.length > 0 ? <ContinueWith providers={buttons} next={onward} anew={anew} /> : null}
      <SignInForm
        action={signInHere}
        next={onward}
        anew={anew}
        byAddress={byAddress}
        refusal={refusalOf(error)}
      />
      <Link href="/forgot-password" className="text-sm underline underline-offset-4">
        Forgot password?
      </Link>
      <BackToApp next={onward} appName={asking?.name} />
    </CeremonyFrame>
  )
}
