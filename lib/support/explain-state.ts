import type { AppView } from '@/lib/apps/app'
import type { Policy } from '@/lib/policies/policy'
import { type SecretView, works } from '@/lib/secrets/secret'
import { type Explanation, explainCause } from './explain-refusal'

type State = {
  app: Pick<AppView, 'status' | 'type' | 'source' | 'jwksId' | 'clientCredentials'>
  secrets: readonly Pick<SecretView, 'status'>[]
  /** How many public keys the app has here. */
  keys: number
  policy: Pick<Policy, 'allowedGrantTypes'>
}

const NO_SECRET: Explanation = {
  what: 'The app has no secret that works, and no key.',
  why: 'None was generated yet, or all have ended.',
  next: 'Generate a secret on the app’s page, and put it into the program.',
  who: 'owner',
}

/** What stands in the way of every request of the app at this moment; null when nothing does. */
export function explainState({ app, secrets, keys, policy }: State): Explanation | null {
  if (app.status === 'deleted') return explainCause('app_deleted')
  if (app.status === 'suspended') return explainCause('app_suspended')
  if (!policy.allowedGrantTypes.includes(grantTypeOf(app)))
    return explainCause('unauthorized_client')
  const hasKeys = keys > 0 || app.jwksId !== null
  const isPublic = app.type === 'native' || app.source === 'metadata_document'
  if (isPublic || hasKeys || secrets.some(works)) return null
  const [only] = new Set(secrets.map(({ status }) => status)).size === 1 ? secrets : []
  if (only?.status === 'expired') return explainCause('secret_expired')
  if (secrets.some(({ status }) => status === 'paused')) return explainCause('secret_paused')
  return NO_SECRET
}

/** The grant type without which the app gets no token at all. */
function grantTypeOf({ type }: Pick<AppView, 'type'>) {
  return type === 'machine' ? 'client_credentials' : 'authorization_code'
}
