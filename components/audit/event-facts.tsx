import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Facts } from '@/components/ui/panel'
import { Time, TimeInSentence } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import { eventFacts } from '@/lib/audit/event-changes'
import type { AuditEventView } from '@/lib/audit/events/audit-event'
import { capital } from '@/lib/text'
import { AUDIT_PATH, auditAddress } from './audit-address'
import { ChangesTable } from './changes-table'
import { targetPath } from './target-path'

type EventFactsProps = {
  event: AuditEventView
  appName: string | null
  /** Where the log with its filters is. */
  path: string
}

/** Everything that is stored of one event. */
export function EventFacts({ event, appName, path }: EventFactsProps) {
  const only = (name: string, value: string, children: ReactNode) => (
    <TextLink href={auditAddress(path, { [name]: value })}>{children}</TextLink>
  )
  const facts: { term: string; value: ReactNode }[] = [
    {
      term: 'When',
      value: (
        <>
          <TimeInSentence at={event.at} exact /> · <Time at={event.at} />
        </>
      ),
    },
    { term: 'Actor', value: <Actor event={event} only={only} /> },
    { term: 'Event', value: only('event', event.action, <code>{event.action}</code>) },
    { term: 'Target', value: <Target event={event} only={only} /> },
    ...stored('App', event.appId, (id) => <TextLink href={appPath(id)}>{appName ?? id}</TextLink>),
    ...stored('Cause', event.cause, (cause) => only('cause', cause, <code>{cause}</code>)),
    ...stored('Address', event.address, (address) => only('address', address, address)),
    ...stored('Agent', event.userAgent, (agent) => agent),
    ...stored('Request', event.requestId, (id) => only('request', id, <code>{id}</code>)),
    ...eventFacts(event.detail).flatMap(([name, value]) =>
      value === '' ? [] : [{ term: inWords(name), value: value === null ? '–' : String(value) }],
    ),
    {
      term: 'Permanent link',
      value: <TextLink href={`${AUDIT_PATH}/${event.id}`}>{event.id}</TextLink>,
    },
  ]
  return (
    <div className="flex flex-col gap-4">
      <ChangesTable detail={event.detail} />
      <Facts facts={facts} />
    </div>
  )
}

type Only = (name: string, value: string, children: ReactNode) => ReactNode

function Actor({ event, only }: { event: AuditEventView; only: Only }) {
  return only('actor', event.actorId ?? 'keyturn', <bdi>{event.actorName}</bdi>)
}

function Target({ event: { target, appId }, only }: { event: AuditEventView; only: Only }) {
  const path = targetPath(target, appId)
  const name = <bdi>{target.name}</bdi>
  return (
    <>
      {target.kind.replaceAll('_', ' ')} {path ? <TextLink href={path}>{name}</TextLink> : name}{' '}
      {only('target', `${target.kind}:${target.id}`, <code>{target.id}</code>)}
    </>
  )
}

/** `endsOldAfter` becomes “Ends old after”. */
function inWords(name: string): string {
  return capital(name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
}

function stored(term: string, value: string | null, shown: (value: string) => ReactNode) {
  return value ? [{ term, value: shown(value) }] : []
}

function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="rounded-sm underline underline-offset-4">
      {children}
    </Link>
  )
}
