import { CircleCheck, CirclePause, TriangleAlert } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { COUNT } from '@/components/ui/count'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { Answer } from '@/lib/http/answer'
import type { StreamView } from '@/lib/signals/signal-stream'
import { StreamButtons } from './stream-buttons'

type OnStream = (streamId: string) => Promise<Answer<void>>

type StreamsPanelProps = {
  streams: readonly StreamView[]
  /** Whether the API's tokens are JWTs: others need no signals. */
  isJwt: boolean
  /** Null for who may only read. */
  actions: { stop: OnStream; resume: OnStream; remove: OnStream } | null
}

const TITLE = 'Signals'

/** Apps that are told what has ended, so that they refuse its JWTs within seconds. */
export function StreamsPanel({ streams, isJwt, actions }: StreamsPanelProps) {
  return (
    <Panel
      title={TITLE}
      description="Apps that check the tokens of this API can be told when a secret, a session or a grant ends. They then refuse its JWTs within seconds, without asking Keyturn."
      flush
    >
      {streams.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">
          {isJwt
            ? 'No app receives signals. An app that checks JWTs by their signature alone accepts a revoked one until it expires.'
            : 'No app receives signals, and none needs them: these tokens are looked up at each request.'}
        </p>
      ) : (
        <DataTable
          caption={TITLE}
          bare
          rows={streams}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'App',
              className: '[overflow-wrap:anywhere]',
              cell: (stream) => <Receiver stream={stream} />,
            },
            { label: 'State', cell: (stream) => <State stream={stream} /> },
            { label: 'Last delivery', cell: (stream) => <Delivered stream={stream} /> },
          ]}
          actions={actions ? (stream) => <StreamButtons stream={stream} {...actions} /> : null}
        />
      )}
    </Panel>
  )
}

function Receiver({ stream: { app, host, description } }: { stream: StreamView }) {
  return (
    <div className="flex flex-col">
      <span className="font-medium">
        <Name>{app.name}</Name>
      </span>
      <span className="text-muted text-sm">
        {host ? `pushed to ${host}` : 'fetches them (poll)'}
      </span>
      {description ? <span className="text-muted text-sm">{description}</span> : null}
    </div>
  )
}

function State({ stream }: { stream: StreamView }) {
  const { status, stoppedByName, inSeconds } = stream
  if (stoppedByName !== null) return <Note label="Stopped" line={`by ${stoppedByName}`} />
  if (status !== 'enabled') {
    return <Note label={status === 'paused' ? 'Paused' : 'Off'} line="by the app itself" />
  }
  if (inSeconds) {
    return (
      <Badge tone="good" icon={CircleCheck}>
        Within seconds
      </Badge>
    )
  }
  return (
    <div className="flex flex-col gap-1">
      <Badge tone="warning" icon={TriangleAlert}>
        Not told in time
      </Badge>
      <span className="text-muted text-sm">{whyNot(stream)}</span>
    </div>
  )
}

function Note({ label, line }: { label: string; line: string }) {
  return (
    <div className="flex flex-col gap-1">
      <Badge icon={CirclePause}>{label}</Badge>
      <span className="text-muted text-sm">{line}</span>
    </div>
  )
}

function whyNot({ delivery, lastFailure, lastPolledAt, lastDeliveredAt }: StreamView): string {
  if (delivery === 'poll') {
    return lastPolledAt
      ? 'It has not polled for a minute, or does not ask for every kind of event.'
      : 'It has never polled.'
  }
  return (
    lastFailure ??
    (lastDeliveredAt
      ? 'It does not ask for every kind of event.'
      : 'Nothing was sent yet. The app can ask for a verification event.')
  )
}

function Delivered({ stream }: { stream: StreamView }) {
  const { lastDeliveredAt, delivered, waiting, abandoned } = stream
  const counts = [
    `${COUNT.format(delivered)} delivered`,
    waiting > 0 ? `${COUNT.format(waiting)} waiting` : '',
    abandoned > 0 ? `${COUNT.format(abandoned)} given up` : '',
  ]
  return (
    <div className="flex flex-col">
      {lastDeliveredAt ? <Time at={lastDeliveredAt} /> : <span className="text-muted">Never</span>}
      <span className="tabular text-muted text-sm">{counts.filter(Boolean).join(', ')}</span>
    </div>
  )
}
