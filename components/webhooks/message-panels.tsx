import { CodeBlock } from '@/components/ui/code-block'
import { Facts, Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { Answer } from '@/lib/http/answer'
import type { WebhookDeliveryView } from '@/lib/webhooks/webhook'
import { ResendButton } from './resend-button'
import { DeliveryBadge } from './webhook-state'

type MessagePanelsProps = {
  delivery: WebhookDeliveryView
  /** What is sent; null when its event is no longer kept. */
  message: object | null
  resend: () => Promise<Answer<null>>
}

/** How a message has fared, and what is sent. */
export function MessagePanels({ delivery, message, resend }: MessagePanelsProps) {
  const { id, at, state, attempts, lastAttemptAt, nextAttemptAt, lastStatus, lastFailure } =
    delivery
  return (
    <>
      <Panel title="Delivery" actions={message ? <ResendButton resend={resend} /> : null}>
        <Facts
          facts={[
            { term: 'webhook-id', value: <code className="font-mono">{id}</code> },
            { term: 'State', value: <DeliveryBadge state={state} /> },
            { term: 'Happened', value: <Time at={at} /> },
            { term: 'Attempts', value: attempts },
            {
              term: 'Last attempt',
              value: lastAttemptAt ? <Time at={lastAttemptAt} /> : 'None yet',
            },
            ...(nextAttemptAt
              ? [{ term: 'Next attempt', value: <Time at={nextAttemptAt} /> }]
              : []),
            {
              term: 'Status of the answer',
              value: lastStatus ?? 'There was no answer',
            },
            ...(lastFailure ? [{ term: 'Failure', value: lastFailure }] : []),
          ]}
        />
      </Panel>
      <Panel title="Payload">
        {message ? (
          <CodeBlock called="payload" text={JSON.stringify(message, null, 2)} />
        ) : (
          <p className="text-muted">
            The event is older than the audit log keeps, so the payload is gone.
          </p>
        )}
      </Panel>
    </>
  )
}
