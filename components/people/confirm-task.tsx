'use client'

import { Button } from '@/components/ui/button'
import { AlertDialogRoot, DialogContent } from '@/components/ui/dialog'
import { Refused } from '@/components/ui/refused'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { Answer } from '@/lib/http/answer'
import type { TaskProps } from './task'

type ConfirmTaskProps = Pick<TaskProps, 'open' | 'onClose' | 'finalFocus'> & {
  title: string
  description: string
  /** The label of the confirming button. */
  confirm: string
  action: () => Promise<Answer<void>>
  /** The text of the toast after success. */
  done: string
  /** What happens then besides. */
  onDone?: () => void
}

/** Asks before a person loses something. A refusal is shown inside. */
export function ConfirmTask(props: ConfirmTaskProps) {
  const { open, onClose, action, done, onDone, confirm, ...dialog } = props
  const toast = useToast()
  const { call, error, pending, forget } = useAction(action, {
    onDone: () => {
      toast(done)
      close()
      onDone?.()
    },
  })
  const close = () => {
    forget()
    onClose()
  }
  return (
    <AlertDialogRoot open={open} onOpenChange={(next) => next || close()}>
      <DialogContent
        {...dialog}
        tone="danger"
        closable={false}
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button variant="danger" pending={pending} onClick={() => call()}>
              {confirm}
            </Button>
          </>
        }
      >
        <Refused sentence={error?.sentence} />
      </DialogContent>
    </AlertDialogRoot>
  )
}
