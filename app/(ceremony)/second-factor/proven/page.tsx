import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { missingFactorPage } from '@/lib/auth/current-actor'

export const metadata: Metadata = { title: 'Thank you' }

/** The end of a second tab in which somebody signed in again. */
export default async function ProvenPage() {
  const gap = await missingFactorPage()
  if (gap) redirect(`${gap}?next=/second-factor/proven`)
  return (
    <CeremonyFrame title="Thank you">
      <p>That was you. Close this tab and go on where you were.</p>
    </CeremonyFrame>
  )
}
