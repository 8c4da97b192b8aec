import { eventSentence } from '@/lib/audit/event-sentence'
import type { UntoldEvent } from './event-store'
import { type Told, toldOf } from './told'

/** An event and a person who is told of it. */
export type ToldTo = {
  event: UntoldEvent
  told: Told
  personId: string
  /** Whether they are told as the owner of the app. */
  isOwner: boolean
}

/** Of which events their app's owner is told by the administrators, because there is none. */
function namesAdministrators(told: Told, event: UntoldEvent): boolean {
  return told.to === 'administrators' || (told.to === 'owner' && event.ownerId === null)
}

/** In which organizations the administrators are told of some of these events. */
export function organizationsAsked(events: readonly UntoldEvent[]): string[] {
  const asked = events.filter((event) => {
    const told = toldOf(event.action, event.detail)
    return told && namesAdministrators(told, event)
  })
  return [...new Set(asked.map(({ organizationId }) => organizationId))]
}

/** Who is told of these events. Nobody is told of what they have done themselves. */
export function toldTo(
  events: readonly UntoldEvent[],
  administrators: ReadonlyMap<string, readonly string[]>,
): ToldTo[] {
  return events.flatMap((event) => {
    const told = toldOf(event.action, event.detail)
    if (!told) return []
    const isOwner = told.to === 'owner' && event.ownerId !== null
    const people = namesAdministrators(told, event)
      ? (administrators.get(event.organizationId) ?? [])
      : [isOwner ? event.ownerId : concerned(event)]
    return people.flatMap((personId) =>
      personId && personId !== event.actorId ? [{ event, told, personId, isOwner }] : [],
    )
  })
}

/** The person whom the event is about. */
function concerned({ detail, targetKind, targetId }: UntoldEvent): string | null {
  if (typeof detail.personId === 'string') return detail.personId
  return targetKind === 'person' ? targetId : null
}

/** `Ingrid Berg suspended the app` */
export function sentenceOf(event: UntoldEvent): string {
  const { action, targetName: name, detail } = event
  return `${event.actorName} ${eventSentence({ action, target: { name }, detail })}`
}
