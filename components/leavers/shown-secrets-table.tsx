import { CirclePause } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { ByWhom } from '@/components/ui/by-whom'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { FormAction } from '@/lib/http/form'
import type { ShownSecret } from '@/lib/leavers/leaver'
import type { KeepSecretForm } from '@/lib/leavers/leaver-input'
import { KeepButton } from './keep-button'
import { SHOWN_STATES } from './shown-words'

type ShownSecretsTableProps = {
  secrets: readonly ShownSecret[]
  /** Absent while the person is here: then nothing is to be done. */
  keep: FormAction<KeepSecretForm, null> | null
}

/** What somebody was shown, inside a panel. Of a leaver, with what became of it and what is to do. */
export function ShownSecretsTable({ secrets, keep }: ShownSecretsTableProps) {
  return (
    <DataTable
      caption="Secrets they have seen"
      bare
      rows={secrets}
      keyOf={({ id }) => id}
      columns={keep ? [SECRET, APP, LAST_USED, STATE] : [SECRET, APP, SHOWN, LAST_USED]}
      actions={keep ? (secret) => <Work secret={secret} keep={keep} /> : null}
    />
  )
}

function Work({ secret, keep }: { secret: ShownSecret; keep: FormAction<KeepSecretForm, null> }) {
  if (secret.state !== 'open') return null
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      <ButtonLink size="sm" href={`${appPath(secret.app.id)}/secrets`}>
        Rotate
      </ButtonLink>
      <KeepButton secret={secret} keep={keep} />
    </span>
  )
}

const SECRET: Column<ShownSecret> = {
  label: 'Secret',
  className: 'min-w-44 [overflow-wrap:anywhere]',
  cell: ({ name, hint }) => (
    <>
      <span className="font-medium">
        <Name>{name}</Name>
      </span>
      <span translate="no" className="block font-mono text-[0.8125rem] text-muted">
        {hint}
      </span>
    </>
  ),
}

const APP: Column<ShownSecret> = {
  label: 'App',
  cell: ({ app }) => (
    <span className="flex min-w-0 flex-col gap-1 [overflow-wrap:anywhere]">
      <Link href={appPath(app.id)} className="underline-offset-4 hover:underline">
        <Name>{app.name}</Name>
      </Link>
      {app.status === 'suspended' ? <Badge icon={CirclePause}>Suspended</Badge> : null}
    </span>
  ),
}

const SHOWN: Column<ShownSecret> = {
  label: 'Shown',
  cell: ({ shownAt }) => <Time at={shownAt} />,
}

const LAST_USED: Column<ShownSecret> = {
  label: 'Last used',
  cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : <Badge>Never used</Badge>),
}

const STATE: Column<ShownSecret> = {
  label: 'State',
  className: '[overflow-wrap:anywhere]',
  cell: ({ state, kept, endedAt, endedByName }) => {
    const { tone, label } = SHOWN_STATES[state]
    return (
      <span className="flex flex-col items-start gap-1">
        <Badge tone={tone}>{label}</Badge>
        {kept ? <ByWhom at={kept.at} line={`${kept.byName}: ${kept.reason}`} /> : null}
        {endedAt ? <ByWhom at={endedAt} line={endedByName ?? 'by itself'} /> : null}
      </span>
    )
  },
}
