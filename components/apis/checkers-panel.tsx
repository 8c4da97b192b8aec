import { ByWhom } from '@/components/ui/by-whom'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import type { Checker } from '@/lib/apis/checkers/checker'
import type { NewCheckerForm } from '@/lib/apis/checkers/checker-input'
import { appPath } from '@/lib/apps/app'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import { LetCheckButton } from './let-check-button'
import { StopCheckingButton } from './stop-checking-button'

type CheckersPanelProps = {
  title: string
  description: string
  /** What is said when there are none. */
  none: string
  checkers: readonly Checker[]
  /** Null for who may only read. */
  actions: {
    add: FormAction<NewCheckerForm, string>
    remove: (appId: string) => Promise<Answer<void>>
  } | null
}

/** Apps that introspect tokens which other apps got. */
export function CheckersPanel({ title, description, none, checkers, actions }: CheckersPanelProps) {
  return (
    <Panel
      id="checkers"
      title={title}
      description={description}
      actions={actions ? <LetCheckButton add={actions.add} /> : null}
      flush
    >
      {checkers.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">{none}</p>
      ) : (
        <DataTable
          caption={title}
          bare
          rows={checkers}
          keyOf={({ app }) => app.id}
          columns={[
            {
              label: 'App',
              className: '[overflow-wrap:anywhere]',
              cell: (checker) => <AppName {...checker} />,
            },
            {
              label: 'Since',
              className: 'min-[60rem]:min-w-44',
              cell: ({ createdAt, createdByName }) => (
                <ByWhom
                  at={createdAt}
                  line={createdByName ? `by ${createdByName}` : 'by an upgrade: it did so before'}
                />
              ),
            },
          ]}
          actions={
            actions ? ({ app }) => <StopCheckingButton app={app} remove={actions.remove} /> : null
          }
        />
      )}
    </Panel>
  )
}

function AppName({ app, mayOpen }: Checker) {
  if (!mayOpen)
    return (
      <span className="font-medium">
        <Name>{app.name}</Name>
      </span>
    )
  return (
    <Link
      href={appPath(app.id)}
      className="rounded-sm font-medium underline-offset-4 hover:underline"
    >
      <Name>{app.name}</Name>
    </Link>
  )
}
