'use server'

import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { setTransitionEnd } from '@/lib/secrets/set-transition-end'
import { type TransitionForm, transitionForm } from '@/lib/secrets/transition-input'
import { changing } from '../../changing'

/** Sets the last day of secrets that were moved in. */
export async function setEnd(form: FormOf<TransitionForm>): Promise<Answer<void>> {
  return changing((actor) => setTransitionEnd(actor, acceptForm(transitionForm, form)))
}
