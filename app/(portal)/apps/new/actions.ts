'use server'

import { registerApp } from '@/lib/apps/registration/register-app'
import type { AppFormFields } from '@/lib/apps/registration/registration'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import type { FormOf } from '@/lib/http/form'
import { registrationIn } from '../registration-form'

/** Registers an app and answers its client_id. */
export async function register(form: FormOf<AppFormFields>): Promise<Answer<string>> {
  return asActor(async (actor) => (await registerApp(actor, await registrationIn(form))).id)
}
