import clsx from 'clsx'
import { Panel } from '@/components/ui/panel'
import { now } from '@/lib/clock'
import type { SecretView } from '@/lib/secrets/secret'
import { AsTable } from './as-table'
import { type Lane, lanesOf } from './lanes'
import { endInWords, marksOf, spanOf } from './lifetime'
import type { Colours } from './series-colours'
import { TimelineTable } from './timeline-table'

type TimelineProps = { secrets: readonly SecretView[]; colours: Colours }

/** The life of every secret, in the two lanes of the slots. */
export function Timeline({ secrets, colours }: TimelineProps) {
  const at = now()
  const lanes = lanesOf(secrets, at)
  const first = Math.min(...secrets.map(({ createdAt }) => createdAt.getTime()))
  const axis: [Date, Date] = [new Date(first), at]
  return (
    <Panel
      title="Timeline"
      description="Each secret from its issue to its end. The full part lies between its first and its last use."
    >
      <div className="flex flex-col gap-5">
        <div aria-hidden="true" className="flex flex-col gap-2">
          {([1, 2] as const).map((lane) => (
            <LaneOf
              key={lane}
              lane={lane}
              secrets={secrets.filter(({ id }) => lanes.get(id) === lane)}
              axis={axis}
              colours={colours}
            />
          ))}
          <Dates axis={axis} />
        </div>
        <AsTable>
          <TimelineTable secrets={secrets} lanes={lanes} />
        </AsTable>
      </div>
    </Panel>
  )
}

type Axis = [Date, Date]
type LaneProps = TimelineProps & { lane: Lane; axis: Axis }

function LaneOf({ lane, secrets, axis, colours }: LaneProps) {
  return (
    <div className="grid grid-cols-[3rem_minmax(0,1fr)] items-center gap-2">
      <span className="text-[0.8125rem] text-muted">Slot {lane}</span>
      <div className="relative h-9 rounded-md bg-sunken">
        {secrets.map((secret) => (
          <Life key={secret.id} secret={secret} axis={axis} swatch={colours(secret.id).swatch} />
        ))}
      </div>
    </div>
  )
}

function Life({ secret, axis, swatch }: { secret: SecretView; axis: Axis; swatch: string }) {
  const { name, hint, createdAt, use } = secret
  const end = endInWords(secret, axis[1])
  const whole: Axis = [createdAt, end?.at ?? axis[1]]
  const { left, width } = spanOf(whole, axis)
  const used = use ? spanOf([use.firstUsedAt, use.lastUsedAt], whole) : null
  return (
    <div
      title={`${name} (${hint}), ${end ? end.why : 'active'}`}
      style={{ left: `${left}%`, width: `${width}%` }}
      className="absolute inset-y-1 min-w-1 overflow-clip rounded border border-surface"
    >
      <span className={clsx('absolute inset-0 opacity-30', swatch)} />
      {used ? (
        <span
          style={{ left: `${used.left}%`, width: `${used.width}%` }}
          className={clsx('absolute inset-y-0', swatch)}
        />
      ) : null}
      {width > WIDE_ENOUGH ? (
        <span
          dir="auto"
          className={clsx(
            width < WIDE_ON_TELEPHONES && 'max-sm:hidden',
            'absolute inset-y-0.5 left-0.5 max-w-[calc(100%-0.25rem)] truncate rounded-sm bg-surface/90 px-1.5 text-xs leading-5',
          )}
        >
          {name}
        </span>
      ) : null}
    </div>
  )
}

/** Per cent of the axis from which a bar holds a name. */
const WIDE_ENOUGH = 8
const WIDE_ON_TELEPHONES = 22

const DAY_OF = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: '2-digit',
  timeZone: 'UTC',
})

function Dates({ axis }: { axis: Axis }) {
  return (
    <div className="tabular ml-14 flex justify-between text-muted text-xs leading-4">
      {marksOf(axis).map((mark, index) => (
        <span key={mark.getTime()} className={index % 2 === 1 ? 'max-sm:hidden' : ''}>
          {index === 4 ? 'now' : DAY_OF.format(mark)}
        </span>
      ))}
    </div>
  )
}
