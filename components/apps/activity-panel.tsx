import { ButtonLink } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import { eventSentence } from '@/lib/audit/event-sentence'
import type { AuditEventView } from '@/lib/audit/events/audit-event'

type ActivityPanelProps = { appId: string; events: readonly AuditEventView[] }

const SHOWN = 10

/** Who did what to the app and its secrets of late, and the way to the whole history. */
export function ActivityPanel({ appId, events }: ActivityPanelProps) {
  return (
    <Panel
      title="Activity"
      actions={
        events.length > 0 ? (
          <ButtonLink href={`${appPath(appId)}/history`} size="sm">
            Whole history
          </ButtonLink>
        ) : null
      }
    >
      {events.length === 0 ? <p className="text-muted">Nothing happened here yet.</p> : null}
      <ol className="flex flex-col gap-4">
        {events.slice(0, SHOWN).map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </ol>
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
          <span className="font-medium">
            <Name>{event.actorName}</Name>
          </span>{' '}
          {eventSentence(event)}
        </span>
        <Time at={event.at} details={details} className="w-fit shrink-0 text-muted" />
      </p>
    </li>
  )
}
