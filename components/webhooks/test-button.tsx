'use client'

import { Send } from 'lucide-react'
import { ActButton } from '@/components/ui/act-button'
import type { Answer } from '@/lib/http/answer'

type TestButtonProps = { test: () => Promise<Answer<null>>; disabled: boolean }

/** Sends a test; what becomes of it stands in the list of messages. */
export function TestButton({ test, disabled }: TestButtonProps) {
  return (
    <ActButton size="sm" icon={Send} act={test} done="A test is on its way" disabled={disabled}>
      Send test
    </ActButton>
  )
}
