import { Badge, type Tone } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import type { InvitationLine, InvitationVerdict } from '@/lib/people/invitations/invitation-list'
import { roleLabel } from '@/lib/people/person'

const VERDICTS = {
  ready: { tone: 'good', label: 'Is invited' },
  member: { tone: 'neutral', label: 'Is here already' },
  twice: { tone: 'neutral', label: 'Stands twice' },
  wrong: { tone: 'danger', label: 'Cannot be invited' },
} as const satisfies Record<InvitationVerdict, { tone: Tone; label: string }>

/** What becomes of each line of a list. */
export function InvitationsTable({ lines }: { lines: readonly InvitationLine[] }) {
  return (
    <DataTable
      caption="People of the list"
      rows={lines}
      keyOf={({ line, email }) => `${line} ${email}`}
      columns={[
        {
          label: 'Email',
          className: '[overflow-wrap:anywhere]',
          cell: ({ email, line }) => (
            <>
              <span className="font-medium">{email || '(none)'}</span>
              <span className="block text-[0.8125rem] text-muted">Line {line}</span>
            </>
          ),
        },
        {
          label: 'Name',
          className: '[overflow-wrap:anywhere]',
          cell: ({ name }) => <Name>{name}</Name>,
        },
        { label: 'Role', cell: ({ role }) => roleLabel(role) },
        {
          label: 'Result',
          cell: ({ verdict, problem }) => (
            <span className="flex flex-col items-start gap-1">
              <Badge tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].label}</Badge>
              {problem ? <span className="text-[0.8125rem] text-muted">{problem}</span> : null}
            </span>
          ),
        },
      ]}
    />
  )
}
