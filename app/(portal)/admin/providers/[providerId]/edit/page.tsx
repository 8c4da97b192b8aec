import type { Metadata } from 'next'
import { ProviderForm } from '@/components/providers/provider-form'
import { PageHeader } from '@/components/ui/page-header'
import { StepUpFirst } from '@/components/ui/step-up'
import { revisionOf } from '@/lib/providers/view-provider'
import { edit } from '../../actions'
import { providerOfPage } from '../../provider-of-page'

export const metadata: Metadata = { title: 'Edit provider' }

type EditProviderPageProps = { params: Promise<{ providerId: string }> }

export default async function EditProviderPage({ params }: EditProviderPageProps) {
  const { provider, lastEdit } = await providerOfPage((await params).providerId)
  const { id, name } = provider
  return (
    <>
      <StepUpFirst />
      <PageHeader
        title={`Edit ${name}`}
        description="A change counts from the next sign-in."
        back={{ href: `/admin/providers/${id}`, label: name }}
      />
      <ProviderForm
        values={provider}
        saved={{ revision: revisionOf(provider), lastEdit }}
        action={edit.bind(null, id)}
        submitLabel="Save changes"
        done="Provider changed"
        cancelHref={`/admin/providers/${id}`}
      />
    </>
  )
}
