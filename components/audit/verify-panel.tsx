'use client'

import { ShieldCheck } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogContent, DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import type { Verification } from '@/lib/audit/seal/finding'
import type { VerifyForm } from '@/lib/audit/seal/verify-input'
import type { FormAction } from '@/lib/http/form'
import { useVerification } from './use-verification'
import { VerifyResult } from './verify-result'

type VerifyPanelProps = { verify: FormAction<VerifyForm, Verification> }

/** Verifies the log against its seals: a button, and a dialog that says what was found. */
export function VerifyPanel({ verify }: VerifyPanelProps) {
  const [open, setOpen] = useState(false)
  const { so, running, sentence, field, start, stop } = useVerification(verify)
  const [head, setHead] = useState('')
  const change = (to: boolean) => {
    if (to) void start(head)
    else stop()
    setOpen(to)
  }
  const compare = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void start(head)
  }
  return (
    <DialogRoot open={open} onOpenChange={change}>
      <DialogTrigger render={<Button icon={ShieldCheck}>Verify</Button>} />
      <DialogContent
        title="Verify the audit log"
        description="Events are sealed every minute: hashed, chained and signed. This compares every event with its seal."
        size="lg"
        footer={<DialogClose render={<Button>{running ? 'Cancel' : 'Close'}</Button>} />}
      >
        {so || running ? <VerifyResult so={so} /> : null}
        <Refused sentence={sentence} />
        <form onSubmit={compare} noValidate method="post" className="flex flex-col gap-3">
          <TextField
            {...field('head')}
            label="A head that you have kept"
            description="With it you also learn whether the end of the log was cut off, or all of it written anew."
            mono
            autoComplete="off"
            spellCheck={false}
            value={head}
            onChange={(event) => setHead(event.target.value)}
          />
          <Button type="submit" pending={running} className="self-start">
            Compare
          </Button>
        </form>
      </DialogContent>
    </DialogRoot>
  )
}
