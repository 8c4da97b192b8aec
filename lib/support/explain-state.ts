import type { AppView } from '@/lib/apps/app'
import type { WhyCannotAuthenticate } from '@/lib/apps/cannot-authenticate'
import type { Policy } from '@/lib/policies/policy'
import { type Explanation, explainCause } from './explain-refusal'

type State = {
  app: Pick<AppView, 'status' | 'type'>
  /** As the app's row on My Apps says. */
  cannotAuthenticate: WhyCannotAuthenticate | null
  /** As it counts for the app. */
  policy: Pick<Policy, 'allowedGrantTypes'>
}

const NO_SECRET: Explanation = {
  what: 'The app has no secret that works, and no key.',
  why: 'None was generated yet, or all have ended.',
  next: 'Generate a secret on the app’s page, and put it into the program.',
  who: 'owner',
}

/** What stands in the way of every request of the app at this moment; null when nothing does. */
export function explainState({ app, cannotAuthenticate, policy }: State): Explanation | null {
  if (app.status === 'deleted') return explainCause('app_deleted')
  if (app.status === 'suspended') return explainCause('app_suspended')
  if (!policy.allowedGrantTypes.includes(grantTypeOf(app)))
    return explainCause('unauthorized_client')
  if (cannotAuthenticate === null) return null
  if (cannotAuthenticate === 'expired') return explainCause('secret_expired')
  if (cannotAuthenticate === 'paused') return explainCause('secret_paused')
  return NO_SECRET
}

/** The grant type without which the app gets no token at all. */
function grantTypeOf({ type }: Pick<AppView, 'type'>) {
  return type === 'machine' ? 'client_credentials' : 'authorization_code'
}
