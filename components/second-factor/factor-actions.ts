import type { Answer } from '@/lib/http/answer'
import type { FormAction, FormOf } from '@/lib/http/form'
import type { NewPasskeyForm, PasskeyNameForm } from '@/lib/people/second-factor/passkey-input'
import type {
  PasskeyCreationOptions,
  ShownEnrolment,
  ShownTotp,
} from '@/lib/people/second-factor/second-factor'
import type { TotpCodeForm } from '@/lib/people/second-factor/totp-input'

/** How a second factor is added. */
export type AddingActions = {
  offerTotp: () => Promise<Answer<ShownTotp>>
  addTotp: FormAction<TotpCodeForm, ShownEnrolment>
  offerPasskey: () => Promise<Answer<PasskeyCreationOptions>>
  addPasskey: (form: NewPasskeyForm) => Promise<Answer<ShownEnrolment>>
}

/** How a second factor is added, changed and removed. */
export type FactorActions = AddingActions & {
  removeTotp: () => Promise<Answer<void>>
  renamePasskey: (passkeyId: string, form: FormOf<PasskeyNameForm>) => Promise<Answer<void>>
  removePasskey: (passkeyId: string) => Promise<Answer<void>>
  renewRecoveryCodes: () => Promise<Answer<string[]>>
}
