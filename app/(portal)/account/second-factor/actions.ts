'use server'

import { currentActor, currentOwner } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { formFields } from '@/lib/http/form-fields'
import { addPasskey } from '@/lib/people/second-factor/add-passkey'
import { addTotp } from '@/lib/people/second-factor/add-totp'
import type { Enrolled } from '@/lib/people/second-factor/enrol-factor'
import { offerPasskey } from '@/lib/people/second-factor/offer-passkey'
import { offerTotp } from '@/lib/people/second-factor/offer-totp'
import { removePasskey } from '@/lib/people/second-factor/remove-passkey'
import { removeTotp } from '@/lib/people/second-factor/remove-totp'
import { renamePasskey } from '@/lib/people/second-factor/rename-passkey'
import { renewRecoveryCodes } from '@/lib/people/second-factor/renew-recovery-codes'
import type {
  MadePasskey,
  PasskeyOffer,
  ShownEnrolment,
  ShownTotp,
} from '@/lib/people/second-factor/second-factor'

/** The one place where recovery codes that come with a factor leave. */
function enrolled({ recoveryCodes }: Enrolled): ShownEnrolment {
  return { recoveryCodes: recoveryCodes?.map((code) => code.reveal()) ?? null }
}

/** A key for an authenticator app. */
export async function offerMyTotp(): Promise<Answer<ShownTotp>> {
  return answer(async () => {
    const { key, uri } = await offerTotp((await currentOwner()).owner)
    return { keyText: key.reveal(), uri: uri.reveal() }
  })
}

/** Adds the authenticator app that shows this code. */
export async function addMyTotp(form: FormData): Promise<Answer<ShownEnrolment>> {
  return answer(async () => {
    const { owner, sessionId } = await currentOwner()
    const { code = '' } = formFields(form)
    return enrolled(await addTotp(owner, { sessionId, code }))
  })
}

/** What this browser needs to make a passkey. */
export async function offerMyPasskey(): Promise<Answer<PasskeyOffer>> {
  return answer(async () => {
    const { owner, sessionId } = await currentOwner()
    return offerPasskey(owner, sessionId)
  })
}

/** Adds the passkey that this browser has made. */
export async function addMyPasskey(
  name: string,
  passkey: MadePasskey,
): Promise<Answer<ShownEnrolment>> {
  return answer(async () => {
    const { owner, sessionId } = await currentOwner()
    return enrolled(await addPasskey(owner, { sessionId, name, passkey }))
  })
}

/** Removes one's authenticator app. */
export async function removeMyTotp(): Promise<Answer<void>> {
  return answer(async () => removeTotp(await currentActor()))
}

/** Removes one of one's passkeys. */
export async function removeMyPasskey(passkeyId: string): Promise<Answer<void>> {
  return answer(async () => removePasskey(await currentActor(), String(passkeyId)))
}

/** Gives one of one's passkeys another name. */
export async function renameMyPasskey(passkeyId: string, form: FormData): Promise<Answer<void>> {
  return answer(async () => {
    const { name = '' } = formFields(form)
    await renamePasskey(await currentActor(), String(passkeyId), { name })
  })
}

/** Ten new recovery codes. */
export async function renewMyRecoveryCodes(): Promise<Answer<string[]>> {
  return answer(async () =>
    (await renewRecoveryCodes(await currentActor())).map((code) => code.reveal()),
  )
}
