import type { Metadata } from 'next'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { WelcomeForm } from '@/components/people/welcome-form'
import { chooseMyPassword, join, readLink } from './actions'

export const metadata: Metadata = { title: 'Choose your password' }

export default function WelcomePage() {
  return (
    <CeremonyFrame title="Choose your password">
      <WelcomeForm read={readLink} choose={chooseMyPassword} join={join} />
    </CeremonyFrame>
  )
}
