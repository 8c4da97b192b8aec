import type { Metadata } from 'next'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { SetupForm } from '@/components/people/setup-form'
import { readLink, setUp } from './actions'

export const metadata: Metadata = { title: 'Set up Keyturn' }

export default function SetupPage() {
  return (
    <CeremonyFrame
      title="Set up Keyturn"
      description="Create your organization and its first administrator: you."
    >
      <SetupForm read={readLink} redeem={setUp} />
    </CeremonyFrame>
  )
}
