'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { useProof } from '@/components/ui/proof'
import { Refused } from '@/components/ui/refused'
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
  const [sentence, setSentence] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const proven = useProof()
  const make = () =>
    startTransition(async () => {
      const outcome = await proven(() => actions.invite(person.id))
      if (outcome.ok) setLink(outcome.value)
      setSentence(outcome.ok ? null : outcome.refusal.sentence)
    })
  if (link) {
    return (
      <DialogContent
        finalFocus={finalFocus}
        title={`A link for ${person.name}`}
        description="Send it over a channel that only they read: whoever opens it chooses their password."
        footer={<Button onClick={onClose}>Close</Button>}
      >
        <OneTimeLink link={link} />
      </DialogContent>
    )
  }
  return (
    <DialogContent
      finalFocus={finalFocus}
      title={`Make a new link for ${person.name}?`}
      description={explanation(person.status === 'invited')}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} onClick={make}>
            Make link
          </Button>
        </>
      }
    >
      <Refused sentence={sentence} />
    </DialogContent>
  )
}

function explanation(invited: boolean): string {
  return invited
    ? 'With it they choose a password and sign in. The link they had stops working.'
    : 'With it they choose a new password. The one they have works until then.'
}
