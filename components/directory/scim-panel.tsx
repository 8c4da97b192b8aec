import { Address } from '@/components/ui/address'
import { Badge } from '@/components/ui/badge'
import { ByWhom } from '@/components/ui/by-whom'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import { Facts, Panel } from '@/components/ui/panel'
import { RevokeButton } from '@/components/ui/revoke-button'
import { Time } from '@/components/ui/time'
import type { ScimTokenForm } from '@/lib/directory/directory-input'
import type { ScimTokenView } from '@/lib/directory/directory-user'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import { MakeScimTokenButton } from './make-scim-token-button'

type ScimPanelProps = {
  /** Where directories send people. */
  address: string
  tokens: readonly ScimTokenView[]
  make: FormAction<ScimTokenForm, string>
  revoke: (tokenId: string) => Promise<Answer<null>>
}

/** With which tokens the company's directory provisions people. */
export function ScimPanel({ address, tokens, make, revoke }: ScimPanelProps) {
  return (
    <Panel
      title="Provisioning (SCIM)"
      description="Your directory, such as Microsoft Entra ID or Okta, adds people here and disables those who leave. Their roles come from the groups of your provider."
      actions={<MakeScimTokenButton make={make} disabled={tokens.length >= 2} />}
      flush
    >
      <div className="border-b px-4 py-4 sm:px-5">
        <Facts
          facts={[{ term: 'Tenant URL', value: <Address label="Copy tenant URL" uri={address} /> }]}
        />
      </div>
      {tokens.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">No tokens yet: no directory is connected.</p>
      ) : (
        <DataTable
          caption="SCIM tokens"
          bare
          rows={tokens}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'Name',
              className: '[overflow-wrap:anywhere]',
              cell: ({ name }) => (
                <span className="font-medium">
                  <Name>{name}</Name>
                </span>
              ),
            },
            {
              label: 'Made',
              cell: ({ createdAt, createdByName }) => (
                <ByWhom at={createdAt} line={`by ${createdByName}`} />
              ),
            },
            {
              label: 'Last used',
              cell: ({ lastUsedAt }) =>
                lastUsedAt ? <Time at={lastUsedAt} /> : <Badge>Never used</Badge>,
            },
          ]}
          actions={(token) => (
            <RevokeButton of={token} revoke={revoke} stepUp>
              <p>
                A directory that uses it changes nothing from now on. The people whom it added stay.
              </p>
            </RevokeButton>
          )}
        />
      )}
    </Panel>
  )
}
