import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { MessagePanels } from '@/components/webhooks/message-panels'
import { viewMessage } from '@/lib/webhooks/delivery/view-message'
import { webhookName } from '@/lib/webhooks/webhook'
import { notFoundIfRefused } from '../../../../../not-found-if-refused'
import { resend } from '../../../actions'
import { webhookOfPage } from '../../../webhook-of-page'

type MessagePageProps = { params: Promise<{ webhookId: string; messageId: string }> }

export const metadata: Metadata = { title: 'Message' }

export default async function MessagePage({ params }: MessagePageProps) {
  const { webhookId, messageId } = await params
  const { actor, endpoint } = await webhookOfPage(webhookId)
  const named = { endpointId: endpoint.id, messageId }
  const { delivery, message } = await viewMessage(actor, named).catch(notFoundIfRefused)
  const back = { href: `/admin/webhooks/${endpoint.id}`, label: webhookName(endpoint) }
  return (
    <>
      <PageHeader title={delivery.action} back={back} />
      <div className="flex flex-col gap-6">
        <MessagePanels
          delivery={delivery}
          message={message}
          resend={resend.bind(null, endpoint.id, messageId)}
        />
      </div>
    </>
  )
}
