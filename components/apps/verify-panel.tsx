'use client'

import { useOptimistic, useTransition } from 'react'
import { Panel } from '@/components/ui/panel'
import { Switch } from '@/components/ui/switch'
import { useToastedAction } from '@/components/ui/use-toasted-action'
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
  const { call } = useToastedAction(
    verify,
    verified ? `${name} is no longer verified` : `${name} is verified`,
  )
  const turn = (next: boolean) =>
    startTransition(async () => {
      show(next)
      await call(next)
    })
  return (
    <Panel title="Standing">
      <div className="flex items-center justify-between gap-4">
        <p id="verified" className="font-medium">
          Verified
        </p>
        <Switch
          checked={shown}
          pending={pending}
          aria-labelledby="verified"
          aria-describedby="verified-hint"
          onClick={() => (pending ? undefined : turn(!shown))}
        />
      </div>
      <p id="verified-hint" className="mt-1 text-pretty text-[0.8125rem] text-muted">
        People see it when the app asks them for access. It ends when somebody who is no
        administrator changes what they are shown, an address that browsers or Keyturn go to, or the
        type, or adds a scope.
      </p>
    </Panel>
  )
}
