'use client'

import { CheckCheck } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { Answer } from '@/lib/http/answer'

type ReadAllProps = {
  /** The newest notice on the page: what comes meanwhile stays unread. */
  newest: string
  readAll: (newest: string) => Promise<Answer<void>>
}

export function ReadAll({ newest, readAll }: ReadAllProps) {
  const { call, pending } = useToastedAction(readAll)
  return (
    <Button icon={CheckCheck} pending={pending} onClick={() => void call(newest)}>
      Mark all as read
    </Button>
  )
}
