import type { Metadata } from 'next'
import { ApiReference } from '@/components/api-reference/api-reference'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'

const title = 'API reference'

export const metadata: Metadata = { title }

/** Every operation of the management API, to read and to try, for everybody who is signed in. */
export default async function ApiReferencePage() {
  await signedInActor()
  return (
    <>
      <PageHeader
        title={title}
        description="To try an operation, authorize with an access token. Your session counts for nothing here."
        back={{ href: '/help/management-api', label: 'The management API' }}
      />
      <ApiReference />
    </>
  )
}
