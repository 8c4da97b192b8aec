'use client'

import { Button } from './button'
import { AlertDialogRoot, DialogContent } from './dialog'

type LeaveFormProps = { open: boolean; onStay: () => void; onLeave: () => void }

/** Asks whether what was typed may be lost. */
export function LeaveForm({ open, onStay, onLeave }: LeaveFormProps) {
  return (
    <AlertDialogRoot open={open} onOpenChange={(to) => (to ? undefined : onStay())}>
      <DialogContent
        title="Leave without saving?"
        description="What you changed in this form is lost then."
        size="sm"
        closable={false}
        footer={
          <>
            <Button onClick={onLeave}>Leave</Button>
            <Button variant="primary" onClick={onStay}>
              Stay
            </Button>
          </>
        }
      />
    </AlertDialogRoot>
  )
}
