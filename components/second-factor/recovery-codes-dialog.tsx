'use client'

import { Button } from '@/components/ui/button'
import { AlertDialogRoot, DialogContent } from '@/components/ui/dialog'
import { RecoveryCodes } from './recovery-codes'

type RecoveryCodesDialogProps = { codes: readonly string[] | null; onClose: () => void }

/** Shows new recovery codes; they live as long as this dialog. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  return (
    <AlertDialogRoot open={codes !== null}>
      {codes ? (
        <DialogContent
          title="Your recovery codes"
          description="For the day on which you have lost your second factor. They are shown now and never again."
          closable={false}
          footer={
            <Button variant="primary" onClick={onClose}>
              I have kept them
            </Button>
          }
        >
          <RecoveryCodes codes={codes} />
        </DialogContent>
      ) : null}
    </AlertDialogRoot>
  )
}
