'use client'

import { type ReactElement, type ReactNode, useState } from 'react'
import { capital } from '@/lib/text'
import { Button } from './button'
import { CopyButton } from './copy-button'
import { DialogContent, DialogRoot, DialogTrigger } from './dialog'

type ShownOnceProps = {
  /** The button that opens the dialog. */
  trigger: ReactElement<Record<string, unknown>>
  /** Asks for what is needed, and hands over what was made. */
  form: (onMade: (value: string) => void) => ReactNode
  /** What was made, in a word: "token". */
  noun: string
  /** What Keyturn keeps of it. */
  kept?: string
}

const DIGEST = 'Keyturn keeps a digest of it and can never show it again.'

/** Makes a value, then shows it once. It is in memory only while the dialog is open. */
export function ShownOnce({ trigger, form, noun, kept = DIGEST }: ShownOnceProps) {
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
      <DialogTrigger render={trigger} />
      {value ? (
        <DialogContent
          title={`Copy your new ${noun} now`}
          description={`This is the only time it is shown. ${kept}`}
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
          <CopyButton value={value} label={`Copy ${noun}`} announce={`${capital(noun)} copied`} />
        </DialogContent>
      ) : (
        form(setValue)
      )}
    </DialogRoot>
  )
}
