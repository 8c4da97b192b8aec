import type { Answer } from '@/lib/http/answer'
import type {
  AuthenticationMethods,
  PasskeyRequestOptions,
} from '@/lib/people/second-factor/second-factor'
import type { StepUpForm } from '@/lib/people/second-factor/step-up-input'

/** How somebody authenticates. */
export type AuthenticationActions = {
  requestPasskey: () => Promise<Answer<PasskeyRequestOptions>>
  authenticate: (form: StepUpForm) => Promise<Answer<void>>
}

/** How somebody who is signed in authenticates again. */
export type StepUpActions = AuthenticationActions & {
  listMethods: () => Promise<Answer<AuthenticationMethods>>
}
