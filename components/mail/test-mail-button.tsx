'use client'

import { Button } from '@/components/ui/button'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { Answer } from '@/lib/http/answer'

/** Sends a mail to the administrator themselves. */
export function TestMailButton({ send }: { send: () => Promise<Answer<string>> }) {
  const { call, pending } = useToastedAction(send, (address) => `A mail to ${address} is under way`)
  return (
    <Button pending={pending} onClick={() => call()}>
      Send a test mail
    </Button>
  )
}
