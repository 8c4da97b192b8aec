import type { Metadata } from 'next'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { ConfirmEmail } from '@/components/people/confirm-email'
import { confirmMyEmail, readLink } from './actions'

export const metadata: Metadata = { title: 'Confirm your email' }

export default function ConfirmEmailPage() {
  return (
    <CeremonyFrame title="Confirm your email">
      <ConfirmEmail read={readLink} confirm={confirmMyEmail} />
    </CeremonyFrame>
  )
}
