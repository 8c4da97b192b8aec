'use server'

import { refresh } from 'next/cache'
import { editApp } from '@/lib/apps/registration/edit-app'
import type { AppFormFields } from '@/lib/apps/registration/registration'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import type { FormOf } from '@/lib/http/form'
import { registrationIn, revisionIn } from '../../registration-form'

/**
 * Replaces an app's registration, its logo included. The page binds it to the app, and shows what is
 * saved now, also when somebody else saved first.
 */
export async function edit(clientId: string, form: FormOf<AppFormFields>): Promise<Answer<string>> {
  const answer = await asActor(async (actor) => {
    const registration = await registrationIn(form)
    return (await editApp(actor, clientId, { ...registration, ...revisionIn(form) })).id
  })
  if (answer.ok || answer.refusal.code === 'app_changed_meanwhile') refresh()
  return answer
}
