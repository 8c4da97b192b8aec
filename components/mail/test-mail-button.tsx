'use client'

import { ActButton } from '@/components/ui/act-button'
import type { Answer } from '@/lib/http/answer'

/** Sends a mail to the administrator themselves. */
export function TestMailButton({ send }: { send: () => Promise<Answer<string>> }) {
  return (
    <ActButton act={send} done={(address) => `A mail to ${address} is under way`}>
      Send a test mail
    </ActButton>
  )
}
