'use server'

import { acceptInput } from '@/lib/accept-input'
import { asActor } from '@/lib/auth/as-actor'
import { currentOwner } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { addPasskey } from '@/lib/people/second-factor/add-passkey'
import { offerPasskey } from '@/lib/people/second-factor/offer-passkey'
import {
  type NewPasskeyForm,
  newPasskeyInput,
  type PasskeyNameForm,
  passkeyNameInput,
} from '@/lib/people/second-factor/passkey-input'
import { removePasskey } from '@/lib/people/second-factor/remove-passkey'
import { renamePasskey } from '@/lib/people/second-factor/rename-passkey'
import type {
  PasskeyCreationOptions,
  ShownEnrolment,
} from '@/lib/people/second-factor/second-factor'
import { finishEnrolment } from '../finish-enrolment'

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
    const input = acceptInput(newPasskeyInput, form)
    return finishEnrolment(await addPasskey(owner, sessionId, input))
  })
}

/** Removes one of one's passkeys. */
export async function removeMyPasskey(passkeyId: string): Promise<Answer<void>> {
  return asActor((actor) => removePasskey(actor, argumentText(passkeyId)))
}

/** Gives one of one's passkeys another name. */
export async function renameMyPasskey(
  passkeyId: string,
  form: FormOf<PasskeyNameForm>,
): Promise<Answer<void>> {
  return asActor((actor) =>
    renamePasskey(actor, argumentText(passkeyId), acceptForm(passkeyNameInput, form)),
  )
}
