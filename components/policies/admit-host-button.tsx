'use client'

import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import { Refused } from '@/components/ui/refused'
import { useSubmission } from '@/components/ui/submission'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { Answer } from '@/lib/http/answer'

type Admit = (form: FormData) => Promise<Answer<string>>

/** Adds a host to the list. */
export function AdmitHostButton({ admit }: { admit: Admit }) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const done = (host: string) => {
    setOpen(false)
    toast(`${host} is admitted`)
  }
  return (
    <DialogRoot open={open} onOpenChange={setOpen}>
      <DialogTrigger
        render={
          <Button size="sm" icon={Plus}>
            Admit host
          </Button>
        }
      />
      <AdmitHostForm admit={admit} onDone={done} onCancel={() => setOpen(false)} />
    </DialogRoot>
  )
}

type AdmitHostFormProps = { admit: Admit; onDone: (host: string) => void; onCancel: () => void }

function AdmitHostForm({ admit, onDone, onCancel }: AdmitHostFormProps) {
  const formId = useId()
  const { form, fields, sentence, pending } = useSubmission(admit, onDone)
  return (
    <DialogContent
      title="Admit a host"
      description="Every app that is described by a document there may ask people to let it in. Those apps then belong to you. Admit only hosts on which strangers cannot publish."
      footer={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            Admit
          </Button>
        </>
      }
    >
      <form id={formId} {...form} className="flex flex-col gap-4">
        <Refused sentence={Object.keys(fields).length === 0 ? sentence : null} />
        <TextField
          {...{ label: 'Host', name: 'host', required: true, mono: true }}
          description="Such as apps.example.com: no https://, no port, no path."
          error={fields.host}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </form>
    </DialogContent>
  )
}
