'use server'

import { asActor } from '@/lib/auth/as-actor'
import { currentOwner } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { addTotp } from '@/lib/people/second-factor/add-totp'
import { offerTotp } from '@/lib/people/second-factor/offer-totp'
import { removeTotp } from '@/lib/people/second-factor/remove-totp'
import type { ShownEnrolment, ShownTotp } from '@/lib/people/second-factor/second-factor'
import { type TotpCodeForm, totpCodeInput } from '@/lib/people/second-factor/totp-input'
import { finishEnrolment } from '../finish-enrolment'

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
    const input = acceptForm(totpCodeInput, form)
    return finishEnrolment(await addTotp(owner, sessionId, input))
  })
}

/** Removes one's authenticator app. */
export async function removeMyTotp(): Promise<Answer<void>> {
  return asActor(removeTotp)
}
