import { Address } from '@/components/ui/address'
import { Panel } from '@/components/ui/panel'

/** Where a library that is not listed finds this server. */
export function AddressesPanel({ addresses }: { addresses: readonly [string, string][] }) {
  return (
    <Panel
      title="Addresses"
      description="For any other library: the issuer is enough for one that reads the metadata."
    >
      <dl className="flex flex-col gap-3">
        {addresses.map(([term, address]) => (
          <div key={term}>
            <dt className="text-muted">{term}</dt>
            <dd>
              <Address label={`Copy: ${term}`} uri={address} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
