'use client'

import { Send } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { Answer } from '@/lib/http/answer'

type TestButtonProps = { test: () => Promise<Answer<null>>; disabled: boolean }

/** Sends a test; what becomes of it stands in the list of messages. */
export function TestButton({ test, disabled }: TestButtonProps) {
  const { call, pending } = useToastedAction(test, 'A test is on its way')
  return (
    <Button size="sm" icon={Send} pending={pending} disabled={disabled} onClick={() => call()}>
      Send test
    </Button>
  )
}
