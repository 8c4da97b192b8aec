import { Refusal } from '@/lib/errors'
import { respondProblem } from './respond'

/** Answers 405 (RFC 9110 §15.5.6): the API only reads. */
export function refuseMethod(): Response {
  return respondProblem(new Refusal('method_not_allowed'), { headers: { allow: 'GET, HEAD' } })
}

/** Answers 404: the API has no such path. The answer is the same for every caller. */
export function refusePath(): Response {
  return respondProblem(new Refusal('not_found'))
}
