import type { Metadata } from 'next'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'

export const metadata: Metadata = { title: 'Thank you' }

/** Where a second tab ends in which somebody has signed in again. */
export default function ProvenPage() {
  return (
    <CeremonyFrame title="Thank you">
      <p>That was you. Close this tab and go on where you were.</p>
    </CeremonyFrame>
  )
}
