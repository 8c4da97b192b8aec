import { COUNT } from '@/components/ui/count'
import { Facts, Panel } from '@/components/ui/panel'
import type { Progress } from '@/lib/recertification/recertification'

const WORDS = {
  confirmed: 'Confirmed',
  notDue: 'Not due yet',
  dueSoon: 'Due within two weeks',
  due: 'Due',
  overdue: 'Overdue',
  suspended: 'Suspended for it',
} as const satisfies Record<keyof Progress, string>

/** How many apps are how far. */
export function ProgressFacts({ progress }: { progress: Progress }) {
  const states = Object.keys(WORDS) as (keyof Progress)[]
  return (
    <Panel title="Progress">
      <Facts
        facts={states.map((state) => ({
          term: WORDS[state],
          value: COUNT.format(progress[state]),
        }))}
      />
    </Panel>
  )
}
