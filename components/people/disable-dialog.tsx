'use client'

import { useState, useTransition } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { AlertDialogRoot, DialogContent } from '@/components/ui/dialog'
import { useProof } from '@/components/ui/proof'
import { useToast } from '@/components/ui/toast'
import type { TaskProps } from './task'

/** Asks before somebody is shut out. */
export function DisableDialog({ person, open, onClose, doors, finalFocus }: TaskProps) {
  const [sentence, setSentence] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const proven = useProof()
  const toast = useToast()
  const close = () => {
    setSentence(null)
    onClose()
  }
  const disable = () =>
    startTransition(async () => {
      const outcome = await proven(() => doors.disable(person.id))
      if (!outcome.ok) return setSentence(outcome.refusal.sentence)
      toast(`${person.name} was disabled`)
      close()
    })
  return (
    <AlertDialogRoot open={open} onOpenChange={(next) => next || close()}>
      <DialogContent
        finalFocus={finalFocus}
        title={`Disable ${person.name}?`}
        description="They are signed out at once and cannot sign in. Their apps and secrets keep working, and you can enable them again."
        tone="danger"
        closable={false}
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button variant="danger" pending={pending} onClick={disable}>
              Disable
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
