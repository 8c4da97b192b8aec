import { Refusal } from '@/lib/errors'
import { respondProblem } from './respond'

/** RFC 9110 §15.5.6: what is only read is not written. */
export function refuseMethod(): Response {
  return respondProblem(new Refusal('method_not_allowed'), { allow: 'GET, HEAD' })
}

/** There is no such address, whoever asks. */
export function refusePath(): Response {
  return respondProblem(new Refusal('not_found'))
}
