import { NAME, STATUS } from '@/components/secrets/secret-columns'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { timesInWords } from '@/components/usage/usage-words'
import type { SecretView } from '@/lib/secrets/secret'
import type { SupportAnswer } from '@/lib/support/support'
import { capital } from '@/lib/text'

type Row = { secret: SecretView; stillSent: string | null }

const COLUMNS: [Column<Row>, ...Column<Row>[]] = [
  { ...NAME, cell: ({ secret }) => NAME.cell(secret) },
  { label: 'Status', cell: ({ secret }) => STATUS.cell(secret) },
  { label: 'Last used', cell: ({ secret }) => <LastUse {...secret} /> },
  { label: 'Refused', cell: ({ stillSent }) => stillSent ?? 'No' },
]

/** The app's secrets: when, from where and by what each was used last, and which are still sent. */
export function SecretsPanel({ secrets, refusals }: Pick<SupportAnswer, 'secrets' | 'refusals'>) {
  const rows = secrets.map((secret) => ({ secret, stillSent: stillSent(secret, refusals) }))
  return (
    <Panel title="Secrets" flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className="text-muted">It has no secrets.</p>
      ) : (
        <DataTable
          caption="Secrets of the app"
          bare
          rows={rows}
          keyOf={({ secret }) => secret.id}
          columns={COLUMNS}
        />
      )}
    </Panel>
  )
}

function LastUse({ use }: Pick<SecretView, 'use'>) {
  if (!use) return 'Never'
  return (
    <div>
      <Time at={use.lastUsedAt} />
      <span className="block text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
        from {use.lastAddress} by {use.lastUserAgent || 'an unnamed program'} for{' '}
        {use.lastGrantType}
      </span>
    </div>
  )
}

/** "41 times from 203.0.113.17", of the value itself. What strangers can forge does not count. */
function stillSent({ id }: SecretView, refusals: SupportAnswer['refusals']): string | null {
  const proven = refusals
    .map(({ refused }) => refused)
    .filter(({ credential, proven: wasRight }) => wasRight && credential?.id === id)
  if (proven.length === 0) return null
  const times = proven.reduce((sum, { attempts }) => sum + attempts, 0)
  const from = [...new Set(proven.map(({ address }) => address || 'many others'))]
  const others = from.length > 2 ? ` and ${from.length - 2} more` : ''
  return `${capital(timesInWords(times))} from ${from.slice(0, 2).join(', ')}${others}`
}
