import { InitialAccessTokensPanel } from '@/components/policies/initial-access-tokens-panel'
import type { Actor } from '@/lib/actor'
import { listInitialAccessTokens } from '@/lib/initial-access-tokens/list-initial-access-tokens'
import type { PolicyView } from '@/lib/policies/policy'
import { make, revoke } from './actions'

/** The tokens with which programs register apps. */
export async function Tokens({ actor, policy }: { actor: Actor; policy: PolicyView }) {
  const { dynamicRegistration, newAppRegistration } = policy.settings
  return (
    <InitialAccessTokensPanel
      tokens={await listInitialAccessTokens(actor)}
      open={dynamicRegistration && newAppRegistration}
      actions={policy.mayChange ? { make, revoke } : null}
    />
  )
}
