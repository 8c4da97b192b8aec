import { LastUsed } from '@/components/secrets/last-used'
import { ByWhom } from '@/components/ui/by-whom'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import type { AppKeyView } from '@/lib/apps/keys/app-key'
import type { KeyActions, KeysApp } from './keys-app'
import { RemoveKeyDialog } from './remove-key-dialog'

type KeysTableProps = { app: KeysApp; keys: readonly AppKeyView[]; remove: KeyActions['remove'] }

/** The public keys with which the app authenticates. */
export function KeysTable({ app, keys, remove }: KeysTableProps) {
  return (
    <DataTable
      caption="Public keys"
      rows={keys}
      keyOf={({ id }) => id}
      columns={[
        { label: 'Name', className: 'min-w-40', cell: (key) => <NameCell appKey={key} /> },
        { label: 'Algorithm', cell: ({ algorithm }) => algorithm },
        {
          label: 'Thumbprint',
          cell: ({ thumbprint }) => (
            <code translate="no" className="font-mono text-xs [overflow-wrap:anywhere]">
              {thumbprint}
            </code>
          ),
        },
        {
          label: 'Created',
          cell: ({ createdAt, createdByName }) => (
            <ByWhom at={createdAt} line={`by ${createdByName}`} />
          ),
        },
        { label: 'Last Used', cell: ({ use }) => <LastUsed use={use} /> },
      ]}
      actions={
        app.mayChange ? (key) => <RemoveKeyDialog app={app} appKey={key} remove={remove} /> : null
      }
    />
  )
}

/** Its name, and the `kid` that assertions name it by. */
function NameCell({ appKey }: { appKey: AppKeyView }) {
  return (
    <>
      <span id={`key-${appKey.id}`} className="block font-medium [overflow-wrap:anywhere]">
        <Name>{appKey.name}</Name>
      </span>
      <span className="block text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
        {appKey.kid === appKey.thumbprint ? (
          'kid is the thumbprint'
        ) : (
          <>
            kid{' '}
            <span translate="no" className="font-mono">
              {appKey.kid}
            </span>
          </>
        )}
      </span>
    </>
  )
}
