'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { useAction } from '@/components/ui/use-action'
import type { FormAction, FormOf } from '@/lib/http/form'
import type { InvitationListForm } from '@/lib/people/invitations/invitation-input'
import type { InvitationLine, InvitedLine } from '@/lib/people/invitations/invitation-list'
import { InvitationListFields } from './invitation-list-fields'
import { InvitationsTable } from './invitations-table'
import { InvitedLinks } from './invited-links'

type InviteByListProps = {
  check: FormAction<InvitationListForm, InvitationLine[]>
  invite: FormAction<InvitationListForm, InvitedLine<string>[]>
}

type Checked = { form: FormOf<InvitationListForm>; lines: InvitationLine[] }

/** The list is typed, then checked line by line, then everybody on it is invited. */
export function InviteByList({ check, invite }: InviteByListProps) {
  const [checked, setChecked] = useState<Checked | null>(null)
  const [typed, setTyped] = useState('')
  const [invited, setInvited] = useState<InvitedLine<string>[] | null>(null)
  if (invited) return <InvitedLinks lines={invited} />
  if (checked) {
    return (
      <CheckedList
        checked={checked}
        invite={invite}
        back={() => setChecked(null)}
        onInvited={setInvited}
      />
    )
  }
  const kept: typeof check = async (form) => {
    const answer = await check(form)
    if (answer.ok) setChecked({ form, lines: answer.value })
    return answer
  }
  return <InvitationListFields check={kept} typed={typed} setTyped={setTyped} />
}

type CheckedListProps = {
  checked: Checked
  invite: InviteByListProps['invite']
  back: () => void
  onInvited: (lines: InvitedLine<string>[]) => void
}

function CheckedList({ checked: { form, lines }, invite, back, onInvited }: CheckedListProps) {
  const { call, error, pending } = useAction(invite, { onDone: onInvited })
  const ready = lines.filter(({ verdict }) => verdict === 'ready').length
  return (
    <div className="flex flex-col gap-4">
      <p role="status">
        {ready} of {lines.length} {ready === 1 ? 'is' : 'are'} invited. Nobody was told yet.
      </p>
      <Refused sentence={error?.sentence} />
      <InvitationsTable lines={lines} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={back} disabled={pending}>
          Back to the list
        </Button>
        <Button
          variant="primary"
          pending={pending}
          disabled={ready === 0}
          onClick={() => call(form)}
        >
          {ready === 1 ? 'Invite one person' : `Invite ${ready} people`}
        </Button>
      </div>
    </div>
  )
}
