'use client'

import { useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { TextArea, TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { FoundForm as Fields } from '@/lib/leaks/found-input'

/** Somebody who is not signed in sends a secret that they have found. */
export function FoundForm({ report }: { report: FormAction<Fields> }) {
  const [sent, setSent] = useState(false)
  const { form, field, sentence, pending, reset } = useForm(report, () => {
    setSent(true)
    reset()
  })
  return (
    <form {...form} className="flex flex-col gap-4">
      {sent ? (
        <Banner tone="good" title="Thank you" announce>
          If it is a secret of this server, the people who look after it are told now. We do not say
          whose it is.
        </Banner>
      ) : null}
      <Refused sentence={sentence} />
      <TextArea
        {...field('secret')}
        label="What you found"
        description="The whole secret, and what stands around it if you like. Only the secret is read; nothing of this text is kept."
        required
        mono
        autoComplete="off"
        spellCheck={false}
        rows={4}
      />
      <TextField
        {...field('place')}
        label="Where it was"
        description="An address, or a few words. The app’s owners see it."
        optional
        autoComplete="off"
      />
      <Button type="submit" variant="primary" pending={pending} className="mt-1 w-full">
        Send
      </Button>
    </form>
  )
}
