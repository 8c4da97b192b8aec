import { InteractionOver } from '@/components/ceremony/interaction-over'
import { REFUSALS } from '@/lib/errors'
import { setAnswerStatus } from '@/lib/http/answer-status'

/** The end of an interaction. Answers 410, for programs. */
export function Over() {
  setAnswerStatus(REFUSALS.interaction_over[0])
  return <InteractionOver />
}
