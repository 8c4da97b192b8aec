import { ByWhom } from '@/components/ui/by-whom'
import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import type { DocumentHost } from '@/lib/apps/documents/allowed-host'
import type { NewHostForm } from '@/lib/apps/documents/allowed-host-input'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import { AllowHostButton } from './allow-host-button'
import { RemoveHostButton } from './remove-host-button'

type AllowedHostsPanelProps = {
  hosts: readonly DocumentHost[]
  /** Whether the policies let a new app come from there. */
  open: boolean
  /** Null for who may only read. */
  actions: {
    allowHost: FormAction<NewHostForm, string>
    removeHost: (host: string) => Promise<Answer<void>>
  } | null
}

/** The hosts whose apps have the URL of a document as client ID. */
export function AllowedHostsPanel({ hosts, open, actions }: AllowedHostsPanelProps) {
  return (
    <Panel
      id="hosts"
      title="Hosts of client ID metadata documents"
      description={`An app with its document on one of these hosts gives the document’s URL as client ID. Nobody registers or checks it. Documents are fetched from nowhere else.${open ? '' : ' No new app comes from there while new app registration is off.'}`}
      actions={actions ? <AllowHostButton allowHost={actions.allowHost} /> : null}
      flush
    >
      {hosts.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">
          No hosts yet: a URL as client ID is an unknown app.
        </p>
      ) : (
        <HostsTable hosts={hosts} removeHost={actions?.removeHost ?? null} />
      )}
    </Panel>
  )
}

type HostsTableProps = {
  hosts: readonly DocumentHost[]
  removeHost: ((host: string) => Promise<Answer<void>>) | null
}

function HostsTable({ hosts, removeHost }: HostsTableProps) {
  return (
    <DataTable
      caption="Hosts of client ID metadata documents"
      bare
      rows={hosts}
      keyOf={({ host }) => host}
      columns={[
        {
          label: 'Host',
          className: 'font-mono text-[0.8125rem] [overflow-wrap:anywhere]',
          cell: ({ host }) => host,
        },
        {
          label: 'Allowed',
          className: 'min-[60rem]:min-w-44',
          cell: ({ createdAt, allowedByName }) => (
            <ByWhom at={createdAt} line={`by ${allowedByName ?? 'somebody who left'}`} />
          ),
        },
        { label: 'Apps', className: 'tabular', cell: ({ apps }) => apps },
      ]}
      actions={
        removeHost ? (host) => <RemoveHostButton host={host} removeHost={removeHost} /> : null
      }
    />
  )
}
