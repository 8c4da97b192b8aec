import { CopyButton } from '@/components/ui/copy-button'
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
            <dd className="flex items-start gap-2">
              <code className="min-w-0 flex-1 font-mono text-[0.8125rem] leading-7 [overflow-wrap:anywhere]">
                {address}
              </code>
              <CopyButton value={address} label={`Copy: ${term}`} iconOnly />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
