import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import { eventSentence } from '@/lib/audit/event-sentence'
import type { AuditEventView } from '@/lib/audit/events/audit-event'

type ActivityPanelProps = {
  appId: string
  log: { events: readonly AuditEventView[]; next: string | null }
  /** Older events than the latest are on the screen. */
  continued: boolean
}

/** Who did what to the app and its secrets, the latest first. */
export function ActivityPanel({ appId, log, continued }: ActivityPanelProps) {
  return (
    <Panel title="Activity">
      {log.events.length === 0 ? <p className="text-muted">Nothing happened here yet.</p> : null}
      <ol className="flex flex-col gap-4">
        {log.events.map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </ol>
      {continued || log.next ? (
        <div className="mt-5 flex gap-2">
          {continued ? (
            <ButtonLink href={appPath(appId)} size="sm" scroll={false}>
              Latest
            </ButtonLink>
          ) : null}
          {log.next ? (
            <ButtonLink href={`${appPath(appId)}?before=${log.next}`} size="sm" scroll={false}>
              Older
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
    </Panel>
  )
}

function Event({ event }: { event: AuditEventView }) {
  const details = [event.address, event.userAgent].filter((detail) => detail !== null)
  return (
    <li className="flex gap-3">
      <span aria-hidden="true" className="mt-[7px] size-1.5 shrink-0 rounded-full bg-control" />
      <p className="flex min-w-0 flex-1 flex-col gap-x-4 sm:flex-row sm:justify-between">
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <span className="font-medium">{event.actorName}</span> {eventSentence(event)}
        </span>
        <Time at={event.at} details={details} className="w-fit shrink-0 text-muted" />
      </p>
    </li>
  )
}
