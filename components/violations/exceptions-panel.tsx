import { titleOf } from '@/components/policies/title-of'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import type { ExceptionView } from '@/lib/violations/exception'
import type { ExceptionForm } from '@/lib/violations/exception-input'
import { EndExceptionButton } from './end-exception-button'
import { ExceptButton } from './except-button'

const COLUMNS: [Column<ExceptionView>, ...Column<ExceptionView>[]] = [
  {
    label: 'App',
    className: 'min-w-40 [overflow-wrap:anywhere]',
    cell: ({ appId, appName }) => (
      <Link href={appPath(appId)} className="font-medium underline-offset-4 hover:underline">
        <Name>{appName}</Name>
      </Link>
    ),
  },
  { label: 'Policy', cell: ({ setting }) => titleOf(setting) },
  {
    label: 'Reason',
    className: '[overflow-wrap:anywhere]',
    cell: ({ reason }) => <Name>{reason}</Name>,
  },
  {
    label: 'Given',
    cell: ({ createdAt, createdByName }) => (
      <>
        <Time at={createdAt} /> by <Name>{createdByName}</Name>
      </>
    ),
  },
  { label: 'Ends', cell: ({ endsAt }) => <Time at={endsAt} mode="date" /> },
]

type ExceptionsPanelProps = {
  exceptions: readonly ExceptionView[]
  /** Null for who may only read. */
  actions: {
    except: FormAction<ExceptionForm>
    end: (id: string) => Promise<Answer<void>>
  } | null
}

/** The apps for which a policy does not count for a while. */
export function ExceptionsPanel({ exceptions, actions }: ExceptionsPanelProps) {
  return (
    <Panel
      id="exceptions"
      title="Exceptions"
      description="Apps for which a policy does not count for a while. Each ends by itself, within a year."
      flush
      actions={actions ? <ExceptButton label="New exception" except={actions.except} /> : null}
    >
      {exceptions.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">No app has an exception.</p>
      ) : (
        <DataTable
          bare
          caption="Exceptions"
          rows={exceptions}
          keyOf={({ id }) => id}
          columns={COLUMNS}
          actions={
            actions
              ? (exception) => <EndExceptionButton exception={exception} end={actions.end} />
              : null
          }
        />
      )}
    </Panel>
  )
}
