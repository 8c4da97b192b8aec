'use server'

import { decodeLogo } from '@/lib/apps/logo/decode-logo'
import { setAppLogo } from '@/lib/apps/logo/set-app-logo'
import { registerApp } from '@/lib/apps/registration/register-app'
import { currentActor } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { logoIn, registrationIn } from '../registration-form'

/** Registers an app and answers its client_id. */
export async function register(form: FormData): Promise<Answer<string>> {
  return answer(async () => {
    const actor = await currentActor()
    const logo = await logoIn(form)
    // Looked at first, so that an unreadable picture does not leave half of what was asked.
    if (logo) await decodeLogo(logo)
    const app = await registerApp(actor, registrationIn(form))
    if (logo) await setAppLogo(actor, app.id, logo)
    return app.id
  })
}
