import type { Metadata } from 'next'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { FoundForm } from '@/components/leaks/found-form'
import { config } from '@/lib/config'
import { report } from './actions'

export const metadata: Metadata = { title: 'I found a secret' }

export default function FoundPage() {
  return (
    <CeremonyFrame
      width="md"
      title="I found a secret"
      description={`A client secret of this server begins with ${config().secretPrefix}_cs_. If you see one where it should not be, tell us. You need no account.`}
      footer="We do not say whose it is, or whether it works."
    >
      <FoundForm report={report} />
    </CeremonyFrame>
  )
}
