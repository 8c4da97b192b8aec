import { Repeat } from 'lucide-react'
import { LastUsed } from '@/components/secrets/last-used'
import { Badge } from '@/components/ui/badge'
import { ByWhom } from '@/components/ui/by-whom'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import type { FederatedCredentialView } from '@/lib/apps/federated/federated-credential'
import type { FederatedActions, FederatedApp } from './federated-app'
import { RemoveFederatedDialog } from './remove-federated-dialog'

type FederatedTableProps = {
  app: FederatedApp
  credentials: readonly FederatedCredentialView[]
  remove: FederatedActions['remove']
}

/** Whose tokens authenticate the app. */
export function FederatedTable({ app, credentials, remove }: FederatedTableProps) {
  return (
    <DataTable
      caption="Federated credentials"
      rows={credentials}
      keyOf={({ id }) => id}
      columns={[
        { label: 'Name', className: 'min-w-40', cell: (one) => <NameCell credential={one} /> },
        { label: 'Subject and claims', cell: (one) => <Expected credential={one} /> },
        {
          label: 'Created',
          cell: ({ createdAt, createdByName }) => (
            <ByWhom at={createdAt} line={`by ${createdByName}`} />
          ),
        },
        { label: 'Last Used', cell: ({ use }) => <LastUsed use={use} /> },
      ]}
      actions={
        app.mayChange
          ? (one) => <RemoveFederatedDialog app={app} credential={one} remove={remove} />
          : null
      }
    />
  )
}

/** Its name, and the issuer whose tokens it takes. */
function NameCell({ credential }: { credential: FederatedCredentialView }) {
  return (
    <>
      <span
        id={`federated-${credential.id}`}
        className="block font-medium [overflow-wrap:anywhere]"
      >
        <Name>{credential.name}</Name>
      </span>
      <span
        translate="no"
        className="block font-mono text-[0.8125rem] text-muted [overflow-wrap:anywhere]"
      >
        {credential.issuer}
      </span>
    </>
  )
}

function Expected({ credential }: { credential: FederatedCredentialView }) {
  const expected = [['sub', credential.subject], ...Object.entries(credential.claims)]
  return (
    <div className="flex flex-col items-start gap-1">
      <ul translate="no" className="flex flex-col gap-0.5 font-mono text-xs leading-5">
        {expected.map(([claim, value]) => (
          <li key={claim} className="[overflow-wrap:anywhere]">
            <span className="text-muted">{claim}=</span>
            {value}
          </li>
        ))}
      </ul>
      {credential.reusable ? (
        <Badge tone="neutral" icon={Repeat}>
          Token may be sent again
        </Badge>
      ) : null}
    </div>
  )
}
