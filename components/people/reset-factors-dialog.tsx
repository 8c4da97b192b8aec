'use client'

import { useState, useTransition } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { AlertDialogRoot, DialogContent } from '@/components/ui/dialog'
import { useProof } from '@/components/ui/proof'
import { useToast } from '@/components/ui/toast'
import type { TaskProps } from './task'

/** Asks before an administrator removes what somebody has lost. */
export function ResetFactorsDialog({ person, open, onClose, doors, finalFocus }: TaskProps) {
  const [sentence, setSentence] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const proven = useProof()
  const toast = useToast()
  const close = () => {
    setSentence(null)
    onClose()
  }
  const remove = () =>
    startTransition(async () => {
      const outcome = await proven(() => doors.resetFactors(person.id))
      if (!outcome.ok) return setSentence(outcome.refusal.sentence)
      toast(`The second factor of ${person.name} was removed`)
      close()
    })
  return (
    <AlertDialogRoot open={open} onOpenChange={(next) => next || close()}>
      <DialogContent
        finalFocus={finalFocus}
        title={`Remove the second factor of ${person.name}?`}
        description="For somebody who has lost it: authenticator app, passkeys and recovery codes go, and the password alone signs them in. Be sure that it is them who asks."
        tone="danger"
        closable={false}
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button variant="danger" pending={pending} onClick={remove}>
              Remove
            </Button>
          </>
        }
      >
        {sentence ? (
          <Banner tone="danger" announce>
            {sentence}
          </Banner>
        ) : null}
      </DialogContent>
    </AlertDialogRoot>
  )
}
