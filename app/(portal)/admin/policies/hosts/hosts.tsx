import { AllowedHostsPanel } from '@/components/policies/allowed-hosts-panel'
import type { Actor } from '@/lib/actor'
import { listDocumentHosts } from '@/lib/apps/documents/list-document-hosts'
import type { PolicyView } from '@/lib/policies/policy'
import { allow, remove } from './actions'

/** The hosts whose apps have the URL of a document as client ID. */
export async function Hosts({ actor, policy }: { actor: Actor; policy: PolicyView }) {
  return (
    <AllowedHostsPanel
      hosts={await listDocumentHosts(actor)}
      open={policy.settings.newAppRegistration}
      actions={policy.mayChange ? { allowHost: allow, removeHost: remove } : null}
    />
  )
}
