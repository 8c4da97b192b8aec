'use client'

import { KeyRound, Plus } from 'lucide-react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { whyIdle } from '@/lib/apps/why-idle'
import { REFUSALS } from '@/lib/errors'
import type { SecretsApp } from './actions'

const ONLY_READS =
  'Until someone who may change it generates one, it has none to authenticate with.'

const FIRST_STEP =
  'It is registered. It authenticates with a secret when it asks for a token. Generate the first one, store it where the app runs, and watch here for its first use.'
const BESIDE_KEYS =
  'It authenticates with its public keys or with tokens of another issuer. A secret is another way: generate one if something needs it.'

/** The page after a registration: the one step that is left. */
export function NoSecretsYet({ app, onGenerate }: { app: SecretsApp; onGenerate: () => void }) {
  const { secretsAllowed } = app.limits
  const mayBegin = app.mayChange && app.status === 'active' && secretsAllowed
  const idle = whyIdle(app.status, app.suspendedFor)
  const refusal = secretsAllowed ? idle : 'secrets_not_allowed'
  const whyNot = refusal ? REFUSALS[refusal][1] : ONLY_READS
  return (
    <EmptyState
      icon={KeyRound}
      title={`${app.name} has no secret yet`}
      action={
        mayBegin ? (
          <Button variant="primary" icon={Plus} data-opens="generate" onClick={onGenerate}>
            Generate new secret
          </Button>
        ) : undefined
      }
    >
      {mayBegin ? (app.hasKeys ? BESIDE_KEYS : FIRST_STEP) : whyNot}
    </EmptyState>
  )
}

/** All secrets have ended. A short note is enough for an inactive app or one with keys. */
export function NoActiveSecret({ app }: { app: SecretsApp }) {
  if (app.status !== 'active' || app.hasKeys)
    return <p className="text-muted">None of its secrets is active.</p>
  return (
    <Banner tone="warning" title={`${app.name} can no longer authenticate`}>
      None of its secrets is active.
      {app.mayChange ? ' Generate a new one when it is needed again.' : ''}
    </Banner>
  )
}
