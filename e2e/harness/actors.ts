import type { Story } from './fixtures'
import { Session } from './session'

/** Everyone who could ask, from the most trusted to the one who has no account. */
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

/** A session of this actor; the stranger's carries no cookie. */
export function sessionOf(actor: ActorName, story: Story, origin: string): Promise<Session> {
  if (actor === 'stranger') return Promise.resolve(new Session(origin))
  return story.signIn(story[actor], origin)
}
