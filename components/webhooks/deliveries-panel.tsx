import { ButtonLink } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { WebhookDeliveryView } from '@/lib/webhooks/webhook'
import { DeliveryBadge } from './webhook-state'

type DeliveriesPanelProps = {
  webhookId: string
  deliveries: readonly WebhookDeliveryView[]
  /** The following page, and the first one where this is not it. */
  next: string | null
  first: string | null
}

/** The messages to an endpoint, the latest first. */
export function DeliveriesPanel({ webhookId, deliveries, next, first }: DeliveriesPanelProps) {
  return (
    <Panel
      title="Messages"
      description="Each is kept here for thirty days. Open one to see what was sent, or to send it again."
      flush
    >
      {deliveries.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">Nothing to tell yet.</p>
      ) : (
        <DataTable
          caption="Messages"
          bare
          rows={deliveries}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'Event',
              className: '[overflow-wrap:anywhere]',
              cell: ({ id, action }) => (
                <Link
                  href={`/admin/webhooks/${webhookId}/messages/${id}`}
                  className="rounded-sm font-mono text-xs underline-offset-4 hover:underline"
                >
                  {action}
                </Link>
              ),
            },
            { label: 'Happened', cell: ({ at }) => <Time at={at} /> },
            { label: 'State', cell: ({ state }) => <DeliveryBadge state={state} /> },
            { label: 'Attempts', cell: ({ attempts }) => attempts },
            { label: 'Answer', cell: (delivery) => <AnswerCell {...delivery} /> },
          ]}
        />
      )}
      {next || first ? (
        <div className="flex justify-end gap-2 border-t px-4 py-3 sm:px-5">
          {first ? (
            <ButtonLink href={first} size="sm" variant="ghost">
              First
            </ButtonLink>
          ) : null}
          {next ? (
            <ButtonLink href={next} size="sm" rel="next">
              Older messages
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
    </Panel>
  )
}

function AnswerCell({ lastStatus, lastFailure, nextAttemptAt, attempts }: WebhookDeliveryView) {
  if (attempts === 0) return <span className="text-muted">Not sent yet</span>
  return (
    <>
      {lastFailure ?? lastStatus}
      {lastFailure && nextAttemptAt ? (
        <span className="block text-[0.8125rem] text-muted">
          Again <Time at={nextAttemptAt} />
        </span>
      ) : null}
    </>
  )
}
