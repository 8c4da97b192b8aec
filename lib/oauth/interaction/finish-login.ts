import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { nextStep } from './next-step'
import { answerInteraction, interactionOf } from './open-interaction'

/**
 * Tells the engine who has signed in, and when they proved it, and answers the address at which the
 * browser goes on. Throws `Refusal` with `interaction_over`, or with `step_up_required` where the
 * app wants a proof from after it asked.
 */
export async function finishLogin(
  cookieHeader: string | null,
  uid: string,
  actor: Actor,
  { provenAt }: { provenAt: Date },
): Promise<string> {
  const { prompt, session, iat } = await interactionOf(cookieHeader, uid)
  const asked = {
    prompt: prompt.name === 'consent' ? ('consent' as const) : ('login' as const),
    reasons: prompt.reasons,
    startedAt: new Date(iat * 1000),
    personId: session?.accountId ?? null,
  }
  if (nextStep(asked, { personId: actor.personId, provenAt }) === 'prove') {
    throw new Refusal('step_up_required', 'the app wants a new proof')
  }
  const ts = Math.floor(provenAt.getTime() / 1000)
  return answerInteraction(cookieHeader, { login: { accountId: actor.personId, ts } })
}
