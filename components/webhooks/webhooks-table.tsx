import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { type WebhookView, webhookName } from '@/lib/webhooks/webhook'
import { WebhookState } from './webhook-state'

type Row = WebhookView & { waiting: number }

/** The endpoints of an organization. */
export function WebhooksTable({ webhooks }: { webhooks: readonly Row[] }) {
  return (
    <DataTable
      caption="Webhooks"
      rows={webhooks}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Endpoint',
          className: '[overflow-wrap:anywhere]',
          cell: (webhook) => (
            <>
              <Link
                href={`/admin/webhooks/${webhook.id}`}
                className="rounded-sm font-medium underline-offset-4 hover:underline"
              >
                <Name>{webhookName(webhook)}</Name>
              </Link>
              {webhook.description ? (
                <span className="block text-[0.8125rem] text-muted">
                  <Name>{webhook.description}</Name>
                </span>
              ) : null}
            </>
          ),
        },
        {
          label: 'Events',
          className: '[overflow-wrap:anywhere]',
          cell: ({ events }) => <EventNames events={events} />,
        },
        { label: 'State', cell: (webhook) => <WebhookState {...webhook} /> },
        {
          label: 'Last delivered',
          cell: ({ lastDeliveredAt, waiting }) => (
            <>
              {lastDeliveredAt ? <Time at={lastDeliveredAt} /> : 'Nothing yet'}
              {waiting > 0 ? (
                <span className="block text-[0.8125rem] text-muted">{waiting} waiting</span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}

const SHOWN = 3

function EventNames({ events }: { events: readonly string[] }) {
  const more = events.length - SHOWN
  return (
    <span className="font-mono text-xs">
      {events.slice(0, SHOWN).join(', ')}
      {more > 0 ? ` and ${more} more` : ''}
    </span>
  )
}
