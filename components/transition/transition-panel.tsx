import { COUNT } from '@/components/ui/count'
import { Facts, Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { FormAction } from '@/lib/http/form'
import type { TransitionView } from '@/lib/secrets/transition'
import type { TransitionForm } from '@/lib/secrets/transition-input'
import { SetEndButton } from './set-end-button'

type TransitionPanelProps = {
  view: TransitionView
  /** Null for those who only read. */
  setEnd: FormAction<TransitionForm> | null
}

/** How far the organization is, and the day on which the rest ends. */
export function TransitionPanel({ view, setEnd }: TransitionPanelProps) {
  const { transition, counts } = view
  const endsAt = transition?.endsAt ?? null
  const waiting = `${COUNT.format(counts.waiting)} secrets of ${COUNT.format(counts.apps)} apps`
  return (
    <Panel
      title="The last day"
      description="After it, imported secrets are refused. If you set a later day, they work again."
      actions={setEnd ? <SetEndButton endsAt={endsAt} setEnd={setEnd} /> : null}
    >
      <Facts
        facts={[
          { term: 'They work until', value: endsAt ? <Time at={endsAt} /> : 'No end is set' },
          { term: 'Still waiting', value: waiting },
          { term: 'Have a new secret too', value: COUNT.format(counts.rotating) },
          { term: 'Never used here', value: COUNT.format(counts.neverUsed) },
          { term: 'Weak', value: COUNT.format(counts.weak) },
        ]}
      />
    </Panel>
  )
}
