import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { Permission } from '@/lib/apis/permissions/permission'
import { byWhom, STATUSES } from './permission-words'

/** What became of a permission: since when, by whom, and with which word. */
export function PermissionState({ permission }: { permission: Permission }) {
  const { status, requestedAt, decidedAt, word } = permission
  const { label, tone } = STATUSES[status]
  return (
    <div className="flex flex-col items-start gap-0.5">
      <Badge tone={tone}>{label}</Badge>
      <span className="text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
        <Time at={decidedAt ?? requestedAt} /> {byWhom(permission)}
      </span>
      {word ? <Word>{word}</Word> : null}
    </div>
  )
}

/** With the line breaks of whoever wrote it. */
function Word({ children }: { children: string }) {
  return <q className="whitespace-pre-line text-[0.8125rem] [overflow-wrap:anywhere]">{children}</q>
}
