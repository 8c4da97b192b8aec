'use server'

import { refresh } from 'next/cache'
import { editApp } from '@/lib/apps/registration/edit-app'
import { currentActor } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { revisionIn } from '@/lib/http/revision-in'
import { registrationIn } from '../../registration-form'

/**
 * Replaces what is registered of an app, its logo included; bound to the app by its page, which
 * shows what is saved now, also when somebody else was faster.
 */
export async function edit(clientId: string, form: FormData): Promise<Answer<string>> {
  const outcome = await answer(async () => {
    const actor = await currentActor()
    const registration = await registrationIn(form)
    return (await editApp(actor, clientId, { ...registration, ...revisionIn(form) })).id
  })
  if (outcome.ok || outcome.refusal.code === 'app_changed_meanwhile') refresh()
  return outcome
}
