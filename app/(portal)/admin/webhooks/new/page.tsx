import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { StepUpFirst } from '@/components/ui/step-up'
import { WebhookForm } from '@/components/webhooks/webhook-form'
import { signedInActor } from '@/lib/auth/current-actor'
import { EVENT_CATALOGUE } from '@/lib/webhooks/event-catalogue'
import { add } from '../actions'

export const metadata: Metadata = { title: 'Add webhook' }

export default async function AddWebhookPage() {
  if ((await signedInActor()).role !== 'administrator') notFound()
  return (
    <>
      <StepUpFirst />
      <PageHeader title="Add webhook" back={{ href: '/admin/webhooks', label: 'Webhooks' }} />
      <WebhookForm
        values={{ url: '', description: '', events: ['secret.*'] }}
        groups={EVENT_CATALOGUE}
        action={add}
        submitLabel="Add webhook"
        done="Webhook added"
        cancelHref="/admin/webhooks"
      />
    </>
  )
}
