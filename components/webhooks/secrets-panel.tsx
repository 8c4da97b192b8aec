import { ByWhom } from '@/components/ui/by-whom'
import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import type { Answer } from '@/lib/http/answer'
import type { WebhookSecretView } from '@/lib/webhooks/webhook'
import { MakeSecretButton } from './make-secret-button'
import { RemoveSecretButton } from './remove-secret-button'

type SecretsPanelProps = {
  secrets: readonly WebhookSecretView[]
  make: () => Promise<Answer<string>>
  remove: (secretId: string) => Promise<Answer<null>>
}

/** The secrets that sign the messages of an endpoint: one, or two while the receiver changes over. */
export function SecretsPanel({ secrets, make, remove }: SecretsPanelProps) {
  return (
    <Panel
      title="Signing secrets"
      description="To change it without a gap: make a second one, give it to your receiver, then remove the old one. Meanwhile every message has both signatures."
      actions={<MakeSecretButton make={make} disabled={secrets.length >= 2} />}
      flush
    >
      {secrets.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">No secrets yet.</p>
      ) : (
        <DataTable
          caption="Signing secrets"
          bare
          rows={secrets}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'Secret',
              cell: ({ lastFour }) => (
                <span className="font-mono text-xs" translate="no">
                  whsec_…{lastFour}=
                </span>
              ),
            },
            {
              label: 'Made',
              cell: ({ createdAt, createdByName }) => (
                <ByWhom at={createdAt} line={`by ${createdByName}`} />
              ),
            },
          ]}
          actions={
            secrets.length > 1
              ? (secret) => <RemoveSecretButton secret={secret} remove={remove} />
              : null
          }
        />
      )}
    </Panel>
  )
}
