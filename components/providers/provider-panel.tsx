import { Address } from '@/components/ui/address'
import { Facts, Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { PRESET } from '@/lib/providers/presets'
import type { ProviderView } from '@/lib/providers/provider-view'

type ProviderPanelProps = {
  provider: ProviderView
  redirectUri: string
  logoutUri: string
  people: number
}

/** What is set for a provider. */
export function ProviderPanel({ provider, redirectUri, logoutUri, people }: ProviderPanelProps) {
  const { secretEndsAt, groupsClaim, domains } = provider
  return (
    <Panel title="Connection">
      <Facts
        facts={[
          { term: 'Product', value: PRESET[provider.preset].label },
          { term: 'Issuer', value: <code className="font-mono">{provider.issuer}</code> },
          { term: 'Redirect URI', value: <Address label="Copy redirect URI" uri={redirectUri} /> },
          {
            term: 'Back-channel logout URI',
            value: <Address label="Copy logout URI" uri={logoutUri} />,
          },
          { term: 'Client ID', value: <code className="font-mono">{provider.clientId}</code> },
          {
            term: 'The secret ends',
            value: secretEndsAt ? <Time at={secretEndsAt} mode="date" /> : 'Not said',
          },
          { term: 'Domains', value: domains.join(', ') },
          {
            term: 'Addresses',
            value: `The claim ${provider.addressClaim}, ${
              provider.trustsAddresses
                ? 'trusted in these domains'
                : 'if the provider says that it is verified'
            }`,
          },
          { term: 'Groups', value: groupsClaim || 'Not read' },
          { term: 'People linked', value: people },
          { term: 'Added', value: <Time at={provider.createdAt} mode="date" /> },
        ]}
      />
    </Panel>
  )
}
