import { Plus, Webhook } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { WebhooksTable } from '@/components/webhooks/webhooks-table'
import { signedInActor } from '@/lib/auth/current-actor'
import { listEndpoints } from '@/lib/webhooks/list-endpoints'

export const metadata: Metadata = { title: 'Webhooks' }

export default async function WebhooksPage() {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  const webhooks = await listEndpoints(actor)
  const add = (
    <ButtonLink href="/admin/webhooks/new" variant="primary" icon={Plus}>
      Add webhook
    </ButtonLink>
  )
  if (webhooks.length === 0) {
    return (
      <>
        <PageHeader title="Webhooks" />
        <EmptyState icon={Webhook} title="No webhooks yet" action={add}>
          With a webhook, a program of yours hears of what happens here: a secret that nears its
          end, an app that somebody registered, a person who left.
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader
        title="Webhooks"
        description="Where programs of yours hear of what happens in this organization."
        actions={add}
      />
      <WebhooksTable webhooks={webhooks} />
    </>
  )
}
