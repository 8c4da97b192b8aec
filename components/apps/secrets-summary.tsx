import { CircleDashed, Clock } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { type AppRow, whySecretless } from '@/lib/apps/app'
import { MAX_ACTIVE_SECRETS } from '@/lib/secrets/secret'

type Counts = Pick<
  AppRow,
  | ('type' | 'source')
  | ('activeSecrets' | 'expiringSecrets' | 'neverUsedSecrets')
  | ('publicKeys' | 'publishesKeys')
>

/** How many secrets are active, expire soon or were never used. */
export function SecretsSummary({ app }: { app: Counts }) {
  if (whySecretless(app)) return <span className="whitespace-nowrap text-muted">Keeps none</span>
  if (app.activeSecrets === 0) {
    return <span className="whitespace-nowrap text-muted">{insteadOf(app)}</span>
  }
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="tabular whitespace-nowrap">
        {app.activeSecrets} of {MAX_ACTIVE_SECRETS} active
      </span>
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
    </div>
  )
}

/** What an app without a secret authenticates with. */
function insteadOf({ publicKeys, publishesKeys }: Counts): string {
  if (publishesKeys) return 'Publishes its keys'
  if (publicKeys === 0) return 'None active'
  return publicKeys === 1 ? '1 public key' : `${publicKeys} public keys`
}
