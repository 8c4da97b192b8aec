'use server'

import { registerApp } from '@/lib/apps/registration/register-app'
import { currentActor } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { registrationIn } from '../registration-form'

/** Registers an app and answers its client_id. */
export async function register(form: FormData): Promise<Answer<string>> {
  return answer(async () => {
    const actor = await currentActor()
    return (await registerApp(actor, await registrationIn(form))).id
  })
}
