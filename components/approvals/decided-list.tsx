import { Ban, CircleCheck, Undo2 } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { ApprovalState, ApprovalView } from '@/lib/apps/approvals/approval'

const OUTCOMES = {
  waiting: { word: 'Waiting', tone: 'info', icon: undefined },
  approved: { word: 'Approved', tone: 'good', icon: CircleCheck },
  refused: { word: 'Refused', tone: 'danger', icon: Ban },
  withdrawn: { word: 'Withdrawn', tone: 'neutral', icon: Undo2 },
} as const satisfies Record<ApprovalState, object>

/** What became of what was asked: who decided, when, and what they said. */
export function DecidedList({ approvals }: { approvals: readonly ApprovalView[] }) {
  return (
    <ul className="divide-y">
      {approvals.map(({ id, appId, state, sentence, word, decidedAt, decidedByName }) => (
        <li key={id} className="flex flex-col gap-1 px-4 py-3 sm:px-5">
          <div className="flex flex-wrap items-center gap-2">
            <Outcome state={state} />
            <span className="text-muted">
              by <Name>{decidedByName ?? ''}</Name> {decidedAt ? <Time at={decidedAt} /> : null}
            </span>
          </div>
          <p className="text-pretty [overflow-wrap:anywhere]">
            <Link href={appPath(appId)} className="underline underline-offset-2">
              {sentence}
            </Link>
          </p>
          {word ? <p className="whitespace-pre-line text-muted">“{word}”</p> : null}
        </li>
      ))}
    </ul>
  )
}

function Outcome({ state }: { state: ApprovalState }) {
  const { word, tone, icon } = OUTCOMES[state]
  return (
    <Badge tone={tone} {...(icon ? { icon } : {})}>
      {word}
    </Badge>
  )
}
