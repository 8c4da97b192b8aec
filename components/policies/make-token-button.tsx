'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { DialogContent, DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import type { FormAction } from '@/lib/http/form'
import type { NewTokenForm } from '@/lib/initial-access-tokens/initial-access-token-input'
import { MakeTokenForm } from './make-token-form'

/** Makes a token, then shows it once. Its value is in memory only while the dialog is open. */
export function MakeTokenButton({ make }: { make: FormAction<NewTokenForm, string> }) {
  const [open, setOpen] = useState(false)
  const [value, setValue] = useState<string | null>(null)
  const close = () => setOpen(false)
  return (
    <DialogRoot
      open={open}
      stepUp
      disablePointerDismissal
      // Only the button below closes it while the value is in sight: Escape would lose it.
      onOpenChange={(next) => (next || !value) && setOpen(next)}
      onOpenChangeComplete={(now) => now || setValue(null)}
    >
      <DialogTrigger
        render={
          <Button size="sm" icon={Plus}>
            New token
          </Button>
        }
      />
      {value ? (
        <DialogContent
          title="Copy your new token now"
          description="This is the only time it is shown. Keyturn keeps a digest of it and can never show it again."
          closable={false}
          footer={
            <Button variant="primary" onClick={close}>
              I have stored it
            </Button>
          }
        >
          <p className="select-all rounded-lg border border-accent bg-surface px-3 py-2 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
            {value}
          </p>
          <CopyButton value={value} label="Copy token" announce="Token copied" />
        </DialogContent>
      ) : (
        <MakeTokenForm make={make} onMade={setValue} />
      )}
    </DialogRoot>
  )
}
