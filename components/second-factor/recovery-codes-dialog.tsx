'use client'

import { Button } from '@/components/ui/button'
import { AlertDialogRoot, DialogContent } from '@/components/ui/dialog'
import { RecoveryCodes } from './recovery-codes'

type RecoveryCodesDialogProps = { codes: readonly string[] | null; onClose: () => void }

/** Shows new recovery codes. They are in memory only while it is open. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  return (
    <AlertDialogRoot open={codes !== null}>
      {codes ? (
        <DialogContent
          title="Your recovery codes"
          description="Use one if you lose your second factor. They are shown only now."
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
