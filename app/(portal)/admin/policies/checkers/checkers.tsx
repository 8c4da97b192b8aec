import { CheckersPanel } from '@/components/apis/checkers-panel'
import type { Actor } from '@/lib/actor'
import { listCheckers } from '@/lib/apis/checkers/list-checkers'
import type { PolicyView } from '@/lib/policies/policy'
import { add, remove } from './actions'

/** The apps that check tokens of every API, and of none. */
export async function Checkers({ actor, policy }: { actor: Actor; policy: PolicyView }) {
  return (
    <CheckersPanel
      title="Apps that check every token"
      description="They ask Keyturn about every token of your organization, for whatever API, and for none. An app that is an API is better added on that API’s page."
      none="No app."
      checkers={await listCheckers(actor, null)}
      actions={policy.mayChange ? { add, remove } : null}
    />
  )
}
