'use server'

import { refresh } from 'next/cache'
import { decodeLogo } from '@/lib/apps/logo/decode-logo'
import { removeAppLogo } from '@/lib/apps/logo/remove-app-logo'
import { setAppLogo } from '@/lib/apps/logo/set-app-logo'
import { editApp } from '@/lib/apps/registration/edit-app'
import { currentActor } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { revisionIn } from '@/lib/http/revision-in'
import { logoIn, registrationIn } from '../../registration-form'

/**
 * Replaces what is registered of an app, its logo included; bound to the app by its page, which
 * shows what is saved now, also when somebody else was faster.
 */
export async function edit(clientId: string, form: FormData): Promise<Answer<string>> {
  const outcome = await answer(async () => {
    const actor = await currentActor()
    const logo = await logoIn(form)
    // Looked at first, and kept last, so that a refused field leaves nothing half done.
    if (logo) await decodeLogo(logo)
    const app = await editApp(actor, clientId, { ...registrationIn(form), ...revisionIn(form) })
    if (logo) await setAppLogo(actor, clientId, logo)
    else if (form.get('removeLogo')) await removeAppLogo(actor, clientId)
    return app.id
  })
  if (outcome.ok || outcome.refusal.code === 'app_changed_meanwhile') refresh()
  return outcome
}
