'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Refused } from '@/components/ui/refused'
import { TextArea } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { TOKEN_LENGTH_MAX } from '@/lib/apps/federated/federated-credential'
import type { TriedToken } from '@/lib/apps/federated/tried-token'
import type { FederatedActions } from './federated-app'
import { TokenOutcome } from './token-outcome'

/** Says of a pasted token whether it would authenticate the app, and why not. */
export function TryTokenPanel({ inspect }: { inspect: FederatedActions['inspect'] }) {
  const [tried, setTried] = useState<TriedToken | null>(null)
  const { form, field, sentence, pending, reset } = useForm(inspect, (outcome) => {
    setTried(outcome)
    reset()
  })
  return (
    <Panel
      title="Try a token"
      description="Paste a token to see whether it would authenticate the app. It is not stored and not used up."
    >
      <div className="flex max-w-3xl flex-col gap-4">
        <form {...form} className="flex flex-col gap-3">
          <Refused sentence={sentence} />
          <TextArea
            {...field('token')}
            label="Token"
            required
            mono
            rows={3}
            maxLength={TOKEN_LENGTH_MAX}
            placeholder="eyJ…"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
          <Button type="submit" pending={pending} className="w-fit">
            Try the token
          </Button>
        </form>
        <div role="status" className="empty:hidden">
          {tried ? <TokenOutcome tried={tried} /> : null}
        </div>
      </div>
    </Panel>
  )
}
