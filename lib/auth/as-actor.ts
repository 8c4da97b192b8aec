import type { Actor } from '@/lib/actor'
import { type Answer, answer } from '@/lib/http/answer'
import { currentActor } from './current-actor'

/**
 * Runs the work of a server action for the person who makes the request. Answers `not_signed_in` or
 * `second_factor_required` before anything of the input is looked at.
 */
export function asActor<T>(work: (actor: Actor) => Promise<T>): Promise<Answer<T>> {
  return answer(async () => work(await currentActor()))
}
