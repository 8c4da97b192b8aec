import type { Org } from './fixtures'
import { Session } from './session'

/** Every kind of actor, from the most trusted to one without an account. */
export const ACTORS = [
  'administrator',
  'owner',
  'member',
  'otherDeveloper',
  'support',
  'foreignAdministrator',
  'stranger',
] as const

export type ActorName = (typeof ACTORS)[number]

/** A session of this actor. The stranger's has no cookie. */
export function sessionOf(actor: ActorName, org: Org, origin: string): Promise<Session> {
  if (actor === 'stranger') return Promise.resolve(new Session(origin))
  return org.openSession(org[actor], origin)
}
