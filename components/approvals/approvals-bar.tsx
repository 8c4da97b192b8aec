'use client'

import { Check, X } from 'lucide-react'
import { type Chosen, ChosenBar } from '@/components/apps/chosen-bar'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextArea } from '@/components/ui/text-field'
import { APPROVAL_WORD_MAX, type SeenApproval } from '@/lib/apps/approvals/approval'
import type { RefusalForm } from '@/lib/apps/approvals/approval-input'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import type { Answer } from '@/lib/http/answer'
import type { FormOf } from '@/lib/http/form'
import { inPlace } from './decide-buttons'

export type DecidingSeveral = {
  approve: (approvals: SeenApproval[]) => Promise<Answer<AppOutcome[]>>
  refuse: (approvals: SeenApproval[], form: FormOf<RefusalForm>) => Promise<Answer<AppOutcome[]>>
}

/** What waits, as the bar needs it. */
type Waiting = { id: string; name: string; revision: string; sentence: string }

type ApprovalsBarProps = { waiting: readonly Waiting[]; several: DecidingSeveral }

/** Above what waits: approves or refuses those that are chosen. */
export function ApprovalsBar({ waiting, several }: ApprovalsBarProps) {
  return (
    <ChosenBar all={waiting} undone="decided">
      {(chosen) => <Decide waiting={waiting} several={several} {...chosen} />}
    </ChosenBar>
  )
}

function Decide({ waiting, several, ids, told }: ApprovalsBarProps & Chosen) {
  const chosen = waiting.filter(({ id }) => ids.includes(id))
  const seen = chosen.map(({ id, revision }) => ({ approvalId: id, revision }))
  const counted = chosen.length === 1 ? 'one app' : `${chosen.length} apps`
  const sentences = (
    <ul className="list-disc pl-5">
      {chosen.map(({ id, sentence }) => (
        <li key={id}>{sentence}</li>
      ))}
    </ul>
  )
  const tell = (outcomes: AppOutcome[], done: string) => {
    told(outcomes)
    const decided = outcomes.filter(({ refused }) => refused === null)
    return `${decided.length} of ${outcomes.length} ${done}`
  }
  return (
    <>
      <ConfirmDialog
        stepUp
        trigger={
          <Button size="sm" variant="primary" icon={Check}>
            Approve selected
          </Button>
        }
        title={`Approve ${counted}?`}
        confirmLabel="Approve"
        action={() => several.approve(seen)}
        done={(outcomes) => tell(outcomes, 'approved')}
        onDone={inPlace}
      >
        {sentences}
        <p className="mt-2">
          Each counts from this moment on, with the registration that you have seen.
        </p>
      </ConfirmDialog>
      <FormDialog<RefusalForm, AppOutcome[]>
        trigger={
          <Button size="sm" icon={X}>
            Refuse selected
          </Button>
        }
        title={`Refuse ${counted}?`}
        description={sentences}
        confirm="Refuse"
        action={several.refuse.bind(null, seen)}
        done={(outcomes) => tell(outcomes, 'refused')}
      >
        {(field) => (
          <TextArea
            {...field('word')}
            label="Why, for the developers of all of them"
            required
            maxLength={APPROVAL_WORD_MAX}
          />
        )}
      </FormDialog>
    </>
  )
}
