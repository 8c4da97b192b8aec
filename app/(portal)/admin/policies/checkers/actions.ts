'use server'

import { type NewCheckerForm, newChecker } from '@/lib/apis/checkers/checker-input'
import { letCheck } from '@/lib/apis/checkers/let-check'
import { stopChecking } from '@/lib/apis/checkers/stop-checking'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changing } from '../../../changing'

/** Lets an app check every token. Answers its name. */
export async function add(form: FormOf<NewCheckerForm>): Promise<Answer<string>> {
  return changing((actor) => letCheck(actor, null, acceptForm(newChecker, form)))
}

/** Lets it do so no longer. */
export async function remove(appId: string): Promise<Answer<void>> {
  return changing((actor) => stopChecking(actor, null, argumentText(appId)))
}
