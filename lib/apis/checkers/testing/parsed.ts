import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import type { Checked } from '../checker'
import { newChecker } from '../checker-input'
import * as verbs from '../let-check'

/** The verb of checkers, its input parsed first. */
export async function letCheck(actor: Actor, checked: Checked, appId: string) {
  return verbs.letCheck(actor, checked, acceptInput(newChecker, { appId }))
}
