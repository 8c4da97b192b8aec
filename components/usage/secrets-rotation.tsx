import { Button } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import type { FederatedCredentialView } from '@/lib/apps/federated/federated-credential'
import type { SecretView } from '@/lib/secrets/secret'
import type { LiveUse } from '@/lib/usage/live-use'
import { rotationOf } from '@/lib/usage/rotation'
import { RotationStrip } from './rotation-strip'

type SecretsRotationProps = {
  secrets: readonly SecretView[]
  live: LiveUse
  /** What may take the place of the last secret. */
  federated: readonly FederatedCredentialView[]
  /** Requests of each of the last 30 days, by the secret's id. */
  dailyUses: ReadonlyMap<string, readonly number[]>
  /** Absent for those who only read. */
  onRevoke?: (secret: SecretView) => void
}

/** The rotation of an app's secrets, if there is one. */
export function SecretsRotation(props: SecretsRotationProps) {
  const { secrets, live, federated, dailyUses, onRevoke } = props
  const { stillSent, at } = live
  const rotation = rotationOf(secrets, { dailyUses, stillSent, federated, now: at })
  if (!rotation) return null
  const { old } = rotation
  return (
    <RotationStrip
      rotation={rotation}
      action={
        onRevoke ? (
          <Button size="sm" onClick={() => onRevoke(old)} className="[overflow-wrap:anywhere]">
            Revoke <Name>{old.name}</Name>
          </Button>
        ) : null
      }
    />
  )
}
