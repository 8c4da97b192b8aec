'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { Refused } from '@/components/ui/refused'
import { useAction } from '@/components/ui/use-action'
import { OneTimeLink } from './one-time-link'
import type { TaskProps } from './task'

/** Makes a new one-time link for somebody who is here. It lives as long as the dialog. */
export function NewLinkDialog({ open, ...props }: TaskProps) {
  return (
    <DialogRoot open={open} onOpenChange={(next) => next || props.onClose()}>
      {open ? <NewLink {...props} /> : null}
    </DialogRoot>
  )
}

function NewLink({ person, onClose, actions, finalFocus }: Omit<TaskProps, 'open'>) {
  const [link, setLink] = useState<string | null>(null)
  const invited = person.status === 'invited'
  const { call, error, pending } = useAction(actions.invite, { onDone: setLink })
  if (link) {
    return (
      <DialogContent
        finalFocus={finalFocus}
        title={`A link for ${person.name}`}
        description="Send it over a channel that only they read. Whoever opens it chooses their password."
        footer={<Button onClick={onClose}>Close</Button>}
      >
        <OneTimeLink link={link} lives={invited ? 'seven days' : '24 hours'} />
      </DialogContent>
    )
  }
  return (
    <DialogContent
      finalFocus={finalFocus}
      title={`Make a new link for ${person.name}?`}
      description={explanation(invited)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} onClick={() => call(person.id)}>
            Make link
          </Button>
        </>
      }
    >
      <Refused sentence={error?.sentence} />
    </DialogContent>
  )
}

function explanation(invited: boolean): string {
  return invited
    ? 'With it they choose a password and sign in. The link they had stops working.'
    : 'With it they choose a new password. Their current password works until then.'
}
