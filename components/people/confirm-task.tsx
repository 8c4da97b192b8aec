'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { AlertDialogRoot, DialogContent } from '@/components/ui/dialog'
import { useProof } from '@/components/ui/proof'
import { Refused } from '@/components/ui/refused'
import { useToast } from '@/components/ui/toast'
import type { Answer } from '@/lib/http/answer'
import type { TaskProps } from './task'

type ConfirmTaskProps = Pick<TaskProps, 'open' | 'onClose' | 'finalFocus'> & {
  title: string
  description: string
  /** What the button that goes on says. */
  confirm: string
  action: () => Promise<Answer<void>>
  /** What is said when it was done. */
  done: string
}

/** Asks before something is taken from somebody; what the server refuses is said inside. */
export function ConfirmTask({ open, onClose, action, done, confirm, ...dialog }: ConfirmTaskProps) {
  const [sentence, setSentence] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const proven = useProof()
  const toast = useToast()
  const close = () => {
    setSentence(null)
    onClose()
  }
  const press = () =>
    startTransition(async () => {
      const outcome = await proven(action)
      if (!outcome.ok) return setSentence(outcome.refusal.sentence)
      toast(done)
      close()
    })
  return (
    <AlertDialogRoot open={open} onOpenChange={(next) => next || close()}>
      <DialogContent
        {...dialog}
        tone="danger"
        closable={false}
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button variant="danger" pending={pending} onClick={press}>
              {confirm}
            </Button>
          </>
        }
      >
        <Refused sentence={sentence} />
      </DialogContent>
    </AlertDialogRoot>
  )
}
