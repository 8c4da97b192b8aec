import type { Context, Next } from 'koa'
import { StorageFailure } from '@/lib/db/storage-failure'
import { Refusal } from '@/lib/errors'
import type { Portal } from '../protocol/portal'
import { isResumed } from '../protocol/routes'
import { runningEngine } from '../protocol/running-engine'
import { whoIsHere } from '../sessions/who-is-here'
import { giveConsent } from './give-consent'
import { nextStep, pendingStepOf } from './next-step'
import {
  ACCOUNT_CHOSEN,
  answerInteraction,
  forgetEndedSession,
  type Interaction,
} from './open-interaction'

/**
 * When the engine resumes an authorization request, this answers prompts that need no page: who is
 * signed in to the portal, unless the app wants a fresh login, and a consent that was given on the
 * device page. Pages only redirect here and store nothing.
 */
export function resumeInteraction(portal: Portal) {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (isResumed(ctx.path)) await answerWithoutPage(portal, ctx).catch(leaveToEngine)
    await next()
  }
}

/** The error that the app gets. */
const ENDS = {
  other_person: { error: 'login_required', error_description: 'another person is signed in' },
  acr_unmet: {
    error: 'unmet_authentication_requirements',
    error_description: 'the person cannot authenticate as requested',
  },
} as const

async function answerWithoutPage(portal: Portal, ctx: Context): Promise<void> {
  const interaction = await unansweredInteraction(ctx)
  const person = interaction && (await whoIsHere(portal, ctx))
  if (!person) return
  await forgetEndedSession(interaction)
  const step = nextStep(pendingStepOf(interaction), person)
  if (step === 'chosen') await answerInteraction(interaction, ACCOUNT_CHOSEN)
  if (step === 'confirmed') await giveConsent(person, interaction)
  if (step === 'other_person' || step === 'acr_unmet') {
    await answerInteraction(interaction, ENDS[step])
  }
  if (step !== 'login') return
  const { personId: accountId, provenAt } = person
  const amr = person.amr.length > 0 ? person.amr : undefined
  const ts = Math.floor(provenAt.getTime() / 1000)
  await answerInteraction(interaction, { login: { accountId, ts, amr } })
}

/**
 * A refused consent is not stored, and a database that does not answer is met again: the engine
 * goes on and answers what is wrong, with its headers and its page.
 */
function leaveToEngine(error: unknown): void {
  if (!(error instanceof Refusal || error instanceof StorageFailure)) throw error
}

/** The interaction of the cookie that the engine has bound to this path. */
async function unansweredInteraction({ cookies }: Context): Promise<Interaction | null> {
  const provider = runningEngine()
  const id = cookies.get(provider.cookieName('resume'), { signed: true })
  const interaction = id ? await provider.Interaction.find(id) : undefined
  return interaction && !interaction.result ? interaction : null
}
