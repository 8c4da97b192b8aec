'use client'

import { useOptimistic, useTransition } from 'react'
import { CheckboxField } from '@/components/ui/choice-field'
import { Panel } from '@/components/ui/panel'
import { useToast } from '@/components/ui/toast'
import type { Answer } from '@/lib/http/answer'

type VerifyPanelProps = {
  name: string
  verified: boolean
  verify: (verified: boolean) => Promise<Answer<null>>
}

/** Where an administrator vouches for an app before everybody whom it asks for access. */
export function VerifyPanel({ name, verified, verify }: VerifyPanelProps) {
  const [pending, startTransition] = useTransition()
  const [shown, show] = useOptimistic(verified)
  const toast = useToast()
  const turn = (next: boolean) =>
    startTransition(async () => {
      show(next)
      const outcome = await verify(next)
      if (!outcome.ok) return toast(outcome.refusal.sentence, 'danger')
      toast(next ? `${name} is verified` : `${name} is no longer verified`)
    })
  return (
    <Panel title="Standing">
      <CheckboxField
        role="switch"
        name="verified"
        label="Verified"
        description="People see it when the app asks them for access. It ends when a developer changes the name, the company, a link or a redirect URI."
        checked={shown}
        aria-disabled={pending || undefined}
        onCheckedChange={(next) => (pending ? undefined : turn(next))}
      />
    </Panel>
  )
}
