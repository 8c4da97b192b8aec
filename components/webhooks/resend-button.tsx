'use client'

import { RotateCw } from 'lucide-react'
import { ActButton } from '@/components/ui/act-button'
import type { Answer } from '@/lib/http/answer'

/** Sends a message again. */
export function ResendButton({ resend }: { resend: () => Promise<Answer<null>> }) {
  return (
    <ActButton size="sm" icon={RotateCw} act={resend} done="It is on its way again">
      Send again
    </ActButton>
  )
}
