import type { Answer } from '@/lib/http/answer'
import type {
  MadePasskey,
  PasskeyOffer,
  ShownEnrolment,
  ShownTotp,
} from '@/lib/people/second-factor/second-factor'

/** How a second factor is added. */
export type AddingActions = {
  offerTotp: () => Promise<Answer<ShownTotp>>
  addTotp: (form: FormData) => Promise<Answer<ShownEnrolment>>
  offerPasskey: () => Promise<Answer<PasskeyOffer>>
  addPasskey: (name: string, passkey: MadePasskey) => Promise<Answer<ShownEnrolment>>
}

/** And how it is changed. */
export type FactorActions = AddingActions & {
  removeTotp: () => Promise<Answer<void>>
  renamePasskey: (passkeyId: string, form: FormData) => Promise<Answer<void>>
  removePasskey: (passkeyId: string) => Promise<Answer<void>>
  renewRecoveryCodes: () => Promise<Answer<string[]>>
}
