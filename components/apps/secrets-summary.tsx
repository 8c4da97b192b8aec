import { CircleDashed, CirclePause, Clock, ShieldAlert } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { COUNT } from '@/components/ui/count'
import { Time } from '@/components/ui/time'
import { type AppRow, whySecretless } from '@/lib/apps/app'
import { MAX_ACTIVE_SECRETS } from '@/lib/secrets/secret'
import type { StillRefused } from '@/lib/usage/usage'
import { CannotAuthenticateBadge, WHY } from './cannot-authenticate-badge'

type Counts = Pick<
  AppRow,
  | ('type' | 'source')
  | ('activeSecrets' | 'pausedSecrets' | 'expiringSecrets' | 'neverUsedSecrets')
  | ('publicKeys' | 'publishesKeys' | 'federatedCredentials')
>

type SummaryProps = {
  app: Counts & Pick<AppRow, 'status' | 'cannotAuthenticate'>
  /** A secret of it that no longer works and is still sent. */
  refused?: StillRefused | undefined
}

/**
 * How many secrets are active, expire soon or were never used; that the app cannot authenticate, and
 * that a secret which no longer works is still sent.
 */
export function SecretsSummary({ app, refused }: SummaryProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {app.cannotAuthenticate && app.status === 'active' ? (
        <>
          <CannotAuthenticateBadge />
          <span className="text-[0.8125rem] text-muted">{WHY[app.cannotAuthenticate]}</span>
        </>
      ) : (
        <Standing app={app} />
      )}
      {refused ? (
        <>
          <Badge tone="warning" icon={ShieldAlert}>
            Still refused
          </Badge>
          <span className="tabular text-[0.8125rem] text-muted">
            {COUNT.format(refused.attempts)} times, last <Time at={refused.lastAt} />
          </span>
        </>
      ) : null}
    </div>
  )
}

function Standing({ app }: { app: Counts }) {
  if (whySecretless(app)) return <span className="whitespace-nowrap text-muted">Keeps none</span>
  if (app.activeSecrets === 0 && app.pausedSecrets === 0) {
    return <span className="whitespace-nowrap text-muted">{insteadOf(app)}</span>
  }
  return (
    <>
      <span className="tabular whitespace-nowrap">
        {app.activeSecrets} of {MAX_ACTIVE_SECRETS} active
      </span>
      {app.pausedSecrets > 0 ? (
        <Badge tone="warning" icon={CirclePause}>
          {app.pausedSecrets} paused
        </Badge>
      ) : null}
      {app.expiringSecrets > 0 ? (
        <Badge tone="warning" icon={Clock}>
          {app.expiringSecrets === 1 ? 'Expiring soon' : `${app.expiringSecrets} expiring soon`}
        </Badge>
      ) : null}
      {app.neverUsedSecrets > 0 ? (
        <Badge tone="info" icon={CircleDashed}>
          {app.neverUsedSecrets === 1 ? '1 never used' : `${app.neverUsedSecrets} never used`}
        </Badge>
      ) : null}
    </>
  )
}

/** What an app without a secret authenticates with. */
function insteadOf({ publicKeys, publishesKeys, federatedCredentials }: Counts): string {
  if (publishesKeys) return 'Publishes its keys'
  if (publicKeys === 0) return federatedCredentials > 0 ? 'None needed: federated' : 'None active'
  return publicKeys === 1 ? '1 public key' : `${publicKeys} public keys`
}
