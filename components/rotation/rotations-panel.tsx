import { RotateCw } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { DataTable } from '@/components/ui/data-table'
import { FileLink } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { RotationView } from '@/lib/rotation/rotation-record'
import type { RotationApp } from './rotation-section'
import { STATE_WORDS, STOP_WORDS } from './rotation-words'

type RotationsPanelProps = { app: RotationApp; rotations: readonly RotationView[] }

/** Each change from one secret to the next, with its receipt. */
export function RotationsPanel({ app, rotations }: RotationsPanelProps) {
  return (
    <Panel
      title="Rotations"
      description="Each leaves a signed receipt for the auditor. A receipt never holds a value."
      flush={rotations.length > 0}
    >
      {rotations.length === 0 ? (
        <p className="flex items-center gap-2 text-muted">
          <RotateCw aria-hidden="true" className="size-4 shrink-0" />
          None yet. A rotation begins when a second secret is generated.
        </p>
      ) : (
        <DataTable
          bare
          caption="Rotations"
          rows={rotations}
          keyOf={({ id }) => id}
          columns={[
            { label: 'Secrets', className: 'min-w-44', cell: (one) => <Secrets rotation={one} /> },
            { label: 'State', cell: (one) => <State rotation={one} /> },
            { label: 'Issued', cell: (one) => <Issued rotation={one} /> },
            { label: 'First used', cell: ({ firstUsedAt }) => <Moment at={firstUsedAt} /> },
            { label: 'Old one ended', cell: (one) => <OldEnd rotation={one} /> },
            { label: 'Receipt', cell: (one) => <Receipt app={app} rotation={one} /> },
          ]}
        />
      )}
    </Panel>
  )
}

function Secrets({ rotation: { old, next } }: { rotation: RotationView }) {
  return (
    <>
      <span className="block font-medium [overflow-wrap:anywhere]">
        {old ? (
          <>
            <Name>{old.name}</Name> <span aria-hidden="true">→</span>
            <span className="sr-only">to</span>{' '}
          </>
        ) : null}
        <Name>{next.name}</Name>
      </span>
      <span
        translate="no"
        className="block font-mono text-muted text-xs leading-5 [overflow-wrap:anywhere]"
      >
        {next.hint}
      </span>
    </>
  )
}

function State({ rotation: { state, stoppedBecause, jwe } }: { rotation: RotationView }) {
  const { word, tone } = STATE_WORDS[state]
  return (
    <div>
      <Badge tone={tone}>{word}</Badge>
      {jwe ? (
        <div className="mt-1.5">
          <CopyButton value={jwe} label="Copy the sealed value" />
        </div>
      ) : null}
      {stoppedBecause ? (
        <span className="mt-1 block max-w-72 text-pretty text-[0.8125rem] text-muted">
          {STOP_WORDS[stoppedBecause]}
        </span>
      ) : null}
    </div>
  )
}

function Issued({ rotation }: { rotation: RotationView }) {
  const { startedAt, startedByName, scheduled, deliveries } = rotation
  return (
    <div>
      <Time at={startedAt} />
      <span className="block text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
        {scheduled ? 'by schedule' : <Name>{`by ${startedByName}`}</Name>}
        {deliveries ? `, to ${deliveries.map(({ name }) => name).join(', ')}` : null}
      </span>
    </div>
  )
}

function OldEnd({ rotation }: { rotation: RotationView }) {
  const { oldEndedAt, refusedSince, callersBefore, callersMoved } = rotation
  return (
    <div>
      <Moment at={oldEndedAt} />
      {callersBefore ? (
        <span className="block text-[0.8125rem] text-muted">
          {callersMoved} of {callersBefore} addresses moved
        </span>
      ) : null}
      {refusedSince > 0 ? (
        <span className="block text-[0.8125rem] text-warning">{refusedSince} refused since</span>
      ) : null}
    </div>
  )
}

function Moment({ at }: { at: Date | null }) {
  return at ? <Time at={at} /> : <span className="text-muted">Not yet</span>
}

function Receipt({
  app,
  rotation: { id, hasReceipt },
}: {
  app: RotationApp
  rotation: RotationView
}) {
  if (!hasReceipt) return <span className="text-muted">Not yet</span>
  return (
    <FileLink
      href={`${appPath(app.id)}/rotation/receipts/${id}`}
      download
      className="font-medium text-accent underline underline-offset-4"
    >
      Download
    </FileLink>
  )
}
