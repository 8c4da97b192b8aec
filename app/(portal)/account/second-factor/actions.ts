'use server'

import { acceptInput } from '@/lib/accept-input'
import { asActor } from '@/lib/auth/as-actor'
import { currentOwner } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { addPasskey } from '@/lib/people/second-factor/add-passkey'
import { addTotp } from '@/lib/people/second-factor/add-totp'
import type { Enrolled } from '@/lib/people/second-factor/enrol-factor'
import { offerPasskey } from '@/lib/people/second-factor/offer-passkey'
import { offerTotp } from '@/lib/people/second-factor/offer-totp'
import {
  type NewPasskeyForm,
  newPasskeyInput,
  type PasskeyNameForm,
  passkeyNameInput,
} from '@/lib/people/second-factor/passkey-input'
import { removePasskey } from '@/lib/people/second-factor/remove-passkey'
import { removeTotp } from '@/lib/people/second-factor/remove-totp'
import { renamePasskey } from '@/lib/people/second-factor/rename-passkey'
import { renewRecoveryCodes } from '@/lib/people/second-factor/renew-recovery-codes'
import type {
  PasskeyCreationOptions,
  ShownEnrolment,
  ShownTotp,
} from '@/lib/people/second-factor/second-factor'
import { type TotpCodeForm, totpCodeInput } from '@/lib/people/second-factor/totp-input'

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
export async function addMyTotp(form: FormOf<TotpCodeForm>): Promise<Answer<ShownEnrolment>> {
  return answer(async () => {
    const { owner, sessionId } = await currentOwner()
    return enrolled(await addTotp(owner, sessionId, acceptForm(totpCodeInput, form)))
  })
}

/** What this browser needs to make a passkey. */
export async function offerMyPasskey(): Promise<Answer<PasskeyCreationOptions>> {
  return answer(async () => {
    const { owner, sessionId } = await currentOwner()
    return offerPasskey(owner, sessionId)
  })
}

/** Adds the passkey that this browser has made. */
export async function addMyPasskey(form: NewPasskeyForm): Promise<Answer<ShownEnrolment>> {
  return answer(async () => {
    const { owner, sessionId } = await currentOwner()
    return enrolled(await addPasskey(owner, sessionId, acceptInput(newPasskeyInput, form)))
  })
}

/** Removes one's authenticator app. */
export async function removeMyTotp(): Promise<Answer<void>> {
  return asActor(removeTotp)
}

/** Removes one of one's passkeys. */
export async function removeMyPasskey(passkeyId: string): Promise<Answer<void>> {
  return asActor((actor) => removePasskey(actor, String(passkeyId)))
}

/** Gives one of one's passkeys another name. */
export async function renameMyPasskey(
  passkeyId: string,
  form: FormOf<PasskeyNameForm>,
): Promise<Answer<void>> {
  return asActor((actor) =>
    renamePasskey(actor, String(passkeyId), acceptForm(passkeyNameInput, form)),
  )
}

/** Ten new recovery codes. */
export async function renewMyRecoveryCodes(): Promise<Answer<string[]>> {
  return asActor(async (actor) => (await renewRecoveryCodes(actor)).map((code) => code.reveal()))
}
