import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import type { WebhookView } from '@/lib/webhooks/webhook'

/** What has to be done about an endpoint; nothing where all is well. */
export function WebhookNotice({ webhook }: { webhook: WebhookView }) {
  const { status, failingSince, lastFailure } = webhook
  if (status === 'new') {
    return (
      <Banner tone="info" title="Nothing is sent yet">
        Make the first secret below and give it to your receiver. From then on it hears of what
        happens.
      </Banner>
    )
  }
  if (status === 'failing') {
    return (
      <Banner tone="danger" title="Keyturn has switched this webhook off">
        Nothing arrived there for days. {lastFailure} Mend the receiver, send a test, and switch it
        on again. What was given up can be sent again below.
      </Banner>
    )
  }
  if (status === 'disabled' || !failingSince) return null
  return (
    <Banner tone="warning" title="Nothing arrives at present">
      Since <Time at={failingSince} />. {lastFailure} Keyturn tries each message for some three
      days.
    </Banner>
  )
}
