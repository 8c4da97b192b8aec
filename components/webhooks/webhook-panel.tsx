import { Address } from '@/components/ui/address'
import { ByWhom } from '@/components/ui/by-whom'
import { Facts, Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { Answer } from '@/lib/http/answer'
import type { WebhookView } from '@/lib/webhooks/webhook'
import { TestButton } from './test-button'
import { WebhookState } from './webhook-state'

type WebhookPanelProps = { webhook: WebhookView; test: () => Promise<Answer<null>> }

/** What is set for an endpoint, and how it does. */
export function WebhookPanel({ webhook, test }: WebhookPanelProps) {
  const { url, description, events, createdAt, createdByName, lastDeliveredAt } = webhook
  return (
    <Panel
      title="Endpoint"
      actions={<TestButton test={test} disabled={webhook.status === 'new'} />}
    >
      <Facts
        facts={[
          { term: 'Address', value: <Address label="Copy address" uri={url} /> },
          ...(description ? [{ term: 'Description', value: description }] : []),
          {
            term: 'Events',
            value: <span className="font-mono text-xs leading-5">{events.join(', ')}</span>,
          },
          { term: 'State', value: <WebhookState {...webhook} /> },
          {
            term: 'Last delivered',
            value: lastDeliveredAt ? <Time at={lastDeliveredAt} /> : 'Nothing yet',
          },
          { term: 'Added', value: <ByWhom at={createdAt} line={`by ${createdByName}`} /> },
        ]}
      />
    </Panel>
  )
}
