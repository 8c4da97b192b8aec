import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { parseFirst } from '@/lib/testing/parse-first'
import * as issue from '../issue-secret'
import { pauseForm } from '../pause-input'
import * as pause from '../pause-secret'
import * as regenerate from '../regenerate-secrets'
import * as revoke from '../revoke-secret'
import { type RevokeForm, regenerateInput, revokeForm, secretInput } from '../secret-input'
import * as transition from '../set-transition-end'
import { transitionForm } from '../transition-input'

/** The verbs of secrets, each with its input parsed first. */
export const issueSecret = parseFirst(secretInput, issue.issueSecret)
export const setTransitionEnd = parseFirst(transitionForm, transition.setTransitionEnd)
export const regenerateSecrets = parseFirst(regenerateInput, regenerate.regenerateSecrets)

export const pauseSecret = parseFirst(pauseForm, pause.pauseSecret)

export async function revokeSecret(
  actor: Actor,
  { appId, ...form }: RevokeForm & { appId: string },
) {
  return revoke.revokeSecret(actor, appId, acceptInput(revokeForm, form))
}
