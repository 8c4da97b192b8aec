'use client'

import { RotateCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { Answer } from '@/lib/http/answer'

/** Sends a message again. */
export function ResendButton({ resend }: { resend: () => Promise<Answer<null>> }) {
  const { call, pending } = useToastedAction(resend, 'It is on its way again')
  return (
    <Button size="sm" icon={RotateCw} pending={pending} onClick={() => call()}>
      Send again
    </Button>
  )
}
