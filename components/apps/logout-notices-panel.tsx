import { Banner } from '@/components/ui/banner'
import { COUNT } from '@/components/ui/count'
import { Facts, Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { LogoutDeliveryView } from '@/lib/oauth/logout-notices/logout-notice'

/** Whether the app hears of sign-outs, and if not, why. */
export function LogoutNoticesPanel({ delivery }: { delivery: LogoutDeliveryView }) {
  return (
    <Panel
      title="Sign-out notices"
      description="Sent to the back-channel logout URI. A notice that fails is tried again for a day."
    >
      <div className="flex flex-col gap-4">
        {delivery.failure ? (
          <Banner tone="warning" title="The app could not be told">
            {delivery.failure.reason} <Time at={delivery.failure.at} />
          </Banner>
        ) : null}
        <Facts facts={factsOf(delivery)} />
      </div>
    </Panel>
  )
}

function factsOf(delivery: LogoutDeliveryView) {
  const { delivered, lastDeliveredAt, waiting, nextAttemptAt, abandoned } = delivery
  return [
    { term: 'Delivered', value: <Count count={delivered} word="last" at={lastDeliveredAt} /> },
    { term: 'Waiting', value: <Count count={waiting} word="due" at={nextAttemptAt} /> },
    { term: 'Given up', value: <Count count={abandoned} word="" at={null} /> },
  ]
}

function Count({ count, word, at }: { count: number; word: string; at: Date | null }) {
  if (count === 0) return <span className="text-muted">None</span>
  return (
    <span className="tabular">
      {COUNT.format(count)}
      {at ? (
        <span className="text-muted">
          , {word} <Time at={at} />
        </span>
      ) : null}
    </span>
  )
}
