import { Pencil } from 'lucide-react'
import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { DeliveriesPanel } from '@/components/webhooks/deliveries-panel'
import { EndWebhookPanel } from '@/components/webhooks/end-webhook-panel'
import { SecretsPanel } from '@/components/webhooks/secrets-panel'
import { WebhookNotice } from '@/components/webhooks/webhook-notice'
import { WebhookPanel } from '@/components/webhooks/webhook-panel'
import { isEventId } from '@/lib/audit/log/audit-query'
import { listDeliveries } from '@/lib/webhooks/list-deliveries'
import { webhookName } from '@/lib/webhooks/webhook'
import { make, remove, removeOne, switchOff, switchOn, test } from '../actions'
import { webhookOfPage } from '../webhook-of-page'

type WebhookPageProps = {
  params: Promise<{ webhookId: string }>
  searchParams: Promise<{ before?: string | string[] }>
}

export async function generateMetadata({ params }: WebhookPageProps): Promise<Metadata> {
  return { title: webhookName((await webhookOfPage((await params).webhookId)).endpoint) }
}

export default async function WebhookPage({ params, searchParams }: WebhookPageProps) {
  const { actor, endpoint, secrets } = await webhookOfPage((await params).webhookId)
  const { before } = await searchParams
  const { id } = endpoint
  const from = typeof before === 'string' && isEventId(before) ? before : null
  const { deliveries, next } = await listDeliveries(actor, id, { before: from })
  const path = `/admin/webhooks/${id}`
  return (
    <>
      <PageHeader
        title={webhookName(endpoint)}
        back={{ href: '/admin/webhooks', label: 'Webhooks' }}
        actions={
          <ButtonLink href={`${path}/edit`} icon={Pencil}>
            Edit
          </ButtonLink>
        }
      />
      <div className="flex flex-col gap-6">
        <WebhookNotice webhook={endpoint} />
        <WebhookPanel webhook={endpoint} test={test.bind(null, id)} />
        <SecretsPanel
          secrets={secrets}
          make={make.bind(null, id)}
          remove={removeOne.bind(null, id)}
        />
        <DeliveriesPanel
          webhookId={id}
          deliveries={deliveries}
          next={next ? `${path}?before=${next}` : null}
          first={from ? path : null}
        />
        <EndWebhookPanel
          webhook={endpoint}
          switchOn={switchOn.bind(null, id)}
          switchOff={switchOff.bind(null, id)}
          remove={remove.bind(null, id)}
        />
      </div>
    </>
  )
}
