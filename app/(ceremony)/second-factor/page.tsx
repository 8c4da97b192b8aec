import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { SecondFactorForm } from '@/components/second-factor/second-factor-form'
import { currentVisitor, missingFactorPage } from '@/lib/auth/current-actor'
import { safeNext } from '@/lib/auth/safe-next'
import { listAuthenticationMethods } from '@/lib/people/second-factor/list-authentication-methods'
import { askMyPasskey, finishSignIn, startOver } from './actions'
import { BackToAskingApp } from './back-to-asking-app'

export const metadata: Metadata = { title: 'Second step' }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** Between the password and the portal. */
export default async function SecondFactorPage({ searchParams }: Props) {
  const { next } = await searchParams
  const onward = typeof next === 'string' ? safeNext(next) : null
  if ((await missingFactorPage()) !== '/second-factor') redirect(onward ?? '/apps')
  const { person } = await currentVisitor()
  const methods = await listAuthenticationMethods(person)
  return (
    <CeremonyFrame
      title="Second step"
      description={`Hello ${person.personName}. Show that it is you, and not only your password.`}
      footer="Lost them all? An administrator of your organization can remove them."
    >
      <SecondFactorForm
        methods={{ ...methods, password: false, providers: [] }}
        requestPasskey={askMyPasskey}
        authenticate={finishSignIn.bind(null, onward)}
        startOver={startOver.bind(null, onward)}
      />
      <BackToAskingApp next={onward} />
    </CeremonyFrame>
  )
}
