import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { StepUpFirst } from '@/components/ui/step-up'
import { WebhookForm } from '@/components/webhooks/webhook-form'
import { EVENT_CATALOGUE } from '@/lib/webhooks/event-catalogue'
import { webhookName } from '@/lib/webhooks/webhook'
import { edit } from '../../actions'
import { webhookOfPage } from '../../webhook-of-page'

type EditPageProps = { params: Promise<{ webhookId: string }> }

export const metadata: Metadata = { title: 'Edit webhook' }

export default async function EditWebhookPage({ params }: EditPageProps) {
  const { endpoint } = await webhookOfPage((await params).webhookId)
  const name = webhookName(endpoint)
  const path = `/admin/webhooks/${endpoint.id}`
  return (
    <>
      <StepUpFirst />
      <PageHeader title={`Edit ${name}`} back={{ href: path, label: name }} />
      <WebhookForm
        values={endpoint}
        groups={EVENT_CATALOGUE}
        action={edit.bind(null, endpoint.id)}
        submitLabel="Save"
        done="Webhook saved"
        cancelHref={path}
      />
    </>
  )
}
