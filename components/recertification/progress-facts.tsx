import { COUNT } from '@/components/ui/count'
import { Facts, Panel } from '@/components/ui/panel'
import { DUE_COUNTED_MAX, type Progress } from '@/lib/recertification/recertification'

const WORDS = {
  confirmed: 'Confirmed',
  notDue: 'Not due yet',
  dueSoon: 'Due within two weeks',
  due: 'Due',
  overdue: 'Overdue',
  suspended: 'Suspended for it',
} as const satisfies Record<keyof Progress, string>

const upToMost = (apps: number) =>
  apps > DUE_COUNTED_MAX ? `More than ${COUNT.format(DUE_COUNTED_MAX)}` : COUNT.format(apps)

/** How many apps are how far. */
export function ProgressFacts({ progress }: { progress: Progress }) {
  const states = Object.keys(WORDS) as (keyof Progress)[]
  return (
    <Panel title="Progress">
      <Facts
        facts={states.map((state) => ({
          term: WORDS[state],
          value: upToMost(progress[state]),
        }))}
      />
    </Panel>
  )
}
