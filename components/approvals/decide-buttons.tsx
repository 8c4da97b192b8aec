'use client'

import { Check, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextArea } from '@/components/ui/text-field'
import { APPROVAL_WORD_MAX, type ApprovalView } from '@/lib/apps/approvals/approval'
import type { RefusalForm } from '@/lib/apps/approvals/approval-input'
import type { Answer } from '@/lib/http/answer'
import type { FormOf } from '@/lib/http/form'

export type Deciding = {
  approve: (approvalId: string, revision: string) => Promise<Answer<null>>
  refuse: (approvalId: string, form: FormOf<RefusalForm>) => Promise<Answer<null>>
}

/** After a decision the page stays where it is: the next one stands there. */
export function inPlace(): void {}

/** Approves or refuses what was asked. */
export function DecideButtons(props: Deciding & { approval: ApprovalView }) {
  const { approval, approve, refuse } = props
  const { id, app, sentence, kind } = approval
  const about = <span className="sr-only"> {app.name}</span>
  return (
    <div className="flex flex-wrap gap-2">
      <ConfirmDialog
        stepUp
        trigger={
          <Button variant="primary" icon={Check}>
            Approve{about}
          </Button>
        }
        title={`Approve ${app.name}?`}
        confirmLabel="Approve"
        action={() => approve(id, app.revision)}
        done="Approved"
        onDone={inPlace}
      >
        <p>{sentence}</p>
        <p>
          {kind === 'new_app'
            ? 'From this moment on it gets tokens, with the registration that you have seen.'
            : 'From this moment on its registration has it.'}
        </p>
      </ConfirmDialog>
      <FormDialog<RefusalForm, null>
        trigger={<Button icon={X}>Refuse{about}</Button>}
        title={`Refuse ${app.name}?`}
        description={sentence}
        confirm="Refuse"
        action={refuse.bind(null, id)}
        done={() => 'Refused'}
      >
        {(field) => (
          <TextArea
            {...field('word')}
            label="Why, for its developers"
            required
            maxLength={APPROVAL_WORD_MAX}
          />
        )}
      </FormDialog>
    </div>
  )
}
