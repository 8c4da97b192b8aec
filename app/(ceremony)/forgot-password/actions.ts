'use server'

import { type Answer, answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { requestOrigin } from '@/lib/http/request-origin'
import { askForNewPassword } from '@/lib/people/forgotten/ask-for-new-password'
import { type ForgottenPasswordForm, forgottenPasswordInput } from '@/lib/people/person-input'

/** Notes that the password of an account was forgotten. The answer does not say whether there is one. */
export async function forgetPassword(form: FormOf<ForgottenPasswordForm>): Promise<Answer<void>> {
  return answer(async () =>
    askForNewPassword(acceptForm(forgottenPasswordInput, form), await requestOrigin()),
  )
}
