import { ChartColumn } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import type { SecretView } from '@/lib/secrets/secret'
import type { Callers, RefusedAttempts, Usage } from '@/lib/usage/usage'
import { CallersTable } from './callers-table'
import { RefusedTable } from './refused-table'
import { RequestsPanel } from './requests-panel'
import { coloursOf, total } from './series-colours'
import { Timeline } from './timeline'
import { RANGE_LABELS } from './usage-words'

type UsagePanelsProps = {
  secretless: 'native' | 'metadata_document' | null
  usage: Usage
  secrets: readonly SecretView[]
  callers: Callers
  refused: readonly RefusedAttempts[]
  /** Callers and refused attempts are of this secret or key alone. */
  only: string | undefined
  addressOf: (credentialId?: string) => string
}

/** Everything that is known of the use of an app. */
export function UsagePanels(props: UsagePanelsProps) {
  const { usage, secrets, callers, refused } = props
  const colours = coloursOf(secrets, usage.series)
  const nothing = usage.series.length === 0 && total(usage.refused) === 0
  if (nothing && secrets.length === 0) return <NothingYet secretless={props.secretless} />
  return (
    <>
      <RequestsPanel usage={usage} colours={colours} />
      <Of title="Callers" none="Nothing has authenticated" rows={callers.callers} {...props}>
        <CallersTable {...callers} addressOf={props.addressOf} />
      </Of>
      <Of title="Refused attempts" none="Nothing was refused" rows={refused} {...props}>
        <RefusedTable refused={refused} />
      </Of>
      {secrets.length > 0 ? <Timeline secrets={secrets} colours={colours} /> : null}
    </>
  )
}

type OfProps = Pick<UsagePanelsProps, 'usage' | 'only' | 'addressOf'> & {
  title: string
  /** What is said when there are no rows: the range follows. */
  none: string
  rows: readonly unknown[]
  children: React.ReactNode
}

/** A list of the range: of everything, or of one secret or key. */
function Of({ title, none, rows, usage, only, addressOf, children }: OfProps) {
  const one = usage.series.find(({ credential }) => credential.id === only)?.credential
  const range = RANGE_LABELS[usage.range]
  return (
    <div id={title === 'Callers' ? 'callers' : 'refused'} className="scroll-mt-4">
      <Panel
        title={title}
        description={
          only ? (
            <>
              Of <Name>{one?.name ?? only}</Name> in the last {range}, the newest first.{' '}
              <Link
                href={addressOf()}
                scroll={false}
                className="font-medium text-accent underline underline-offset-2"
              >
                Show all
              </Link>
            </>
          ) : (
            `In the last ${range}, the newest first.`
          )
        }
        flush={rows.length > 0}
      >
        {rows.length > 0 ? (
          children
        ) : (
          <p className="text-muted">
            {none} in the last {range}.
          </p>
        )}
      </Panel>
    </div>
  )
}

const NOTHING = {
  native:
    'It keeps no secret: it runs on people’s devices. Public keys that it adds are counted here.',
  metadata_document:
    'It keeps no secret here. Public keys that its document names are counted here.',
}

function NothingYet({ secretless }: Pick<UsagePanelsProps, 'secretless'>) {
  return (
    <EmptyState icon={ChartColumn} title="Nothing to count yet">
      {secretless
        ? NOTHING[secretless]
        : 'As soon as the app authenticates with a secret or a public key, its requests are counted here.'}
    </EmptyState>
  )
}
