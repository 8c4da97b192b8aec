'use client'

import { Plus, ShieldAlert } from 'lucide-react'
import type { RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { whyIdle } from '@/lib/apps/why-idle'
import { REFUSALS } from '@/lib/errors'
import { leastRecentlyUsed, MAX_ACTIVE_SECRETS, type SecretView } from '@/lib/secrets/secret'
import type { SecretsApp } from './actions'

type SecretsHeaderProps = {
  app: SecretsApp
  active: readonly SecretView[]
  /** No buttons: the empty page below has the one for the first step. */
  bare: boolean
  heading: RefObject<HTMLHeadingElement | null>
  onGenerate: () => void
  onRegenerate: () => void
}

/** The heading and the buttons, with the reason when one is disabled. */
export function SecretsHeader(props: SecretsHeaderProps) {
  const { app, active, bare, heading, onGenerate, onRegenerate } = props
  const idle = reasonIdle(app)
  const full = active.length >= MAX_ACTIVE_SECRETS
  const reason = idle ?? (full ? reasonFull(active) : undefined)
  return (
    <div className="flex flex-col gap-3 sm:flex-row sm:items-start sm:justify-between">
      <div className="min-w-0 max-w-2xl">
        <h2
          id="oauth-secrets"
          ref={heading}
          tabIndex={-1}
          className="w-fit font-semibold text-lg leading-7 outline-none"
        >
          OAuth secrets
        </h2>
        {app.secretless ? null : (
          <p className="text-pretty text-muted">
            {full && !idle && app.mayChange
              ? REFUSALS.two_active_secrets[1]
              : 'Up to two are active at a time, so that you can replace one while the other still works.'}
          </p>
        )}
      </div>
      {app.mayChange && !bare ? (
        <div className="flex shrink-0 flex-col-reverse gap-2 sm:flex-row">
          {active.length > 0 ? (
            <Button
              icon={ShieldAlert}
              data-opens="regenerate"
              disabledReason={idle}
              onClick={onRegenerate}
            >
              Regenerate
            </Button>
          ) : null}
          <Button
            variant="primary"
            icon={Plus}
            data-opens="generate"
            disabledReason={reason}
            onClick={onGenerate}
          >
            Generate new secret
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function reasonFull(active: readonly SecretView[]): string {
  const first = leastRecentlyUsed(active)
  const hint = first ? ` The one used least recently is ${first.name} (${first.hint}).` : ''
  return REFUSALS.two_active_secrets[1] + hint
}

function reasonIdle(app: SecretsApp): string | undefined {
  const idle = whyIdle(app.status, app.suspendedFor)
  if (idle) return REFUSALS[idle][1]
  return app.limits.secretsAllowed ? undefined : REFUSALS.secrets_not_allowed[1]
}
