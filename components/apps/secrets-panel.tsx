import { KeyRound } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { MAX_ACTIVE_SECRETS, type SecretView } from '@/lib/secrets/secret'

type SecretsPanelProps = {
  appId: string
  secrets: readonly SecretView[]
  changeable: boolean
}

/** How the app's secrets are doing, and the way to them. */
export function SecretsPanel({ appId, secrets, changeable }: SecretsPanelProps) {
  const active = secrets.filter(({ status }) => status === 'active' || status === 'expiring')
  return (
    <Panel
      title="Secrets"
      description={`${active.length} of ${MAX_ACTIVE_SECRETS} active`}
      actions={
        <ButtonLink href={`/apps/${appId}/secrets`} size="sm" icon={KeyRound}>
          {changeable ? 'Manage' : 'View'}
        </ButtonLink>
      }
    >
      {active.length === 0 ? (
        <p className="text-muted">
          Without an active secret the app cannot authenticate.
          {changeable ? ' Generate one on the Secrets page.' : ''}
        </p>
      ) : (
        <ul className="flex flex-col gap-3">
          {active.map((secret) => (
            <li key={secret.id} className="flex flex-col gap-0.5">
              <span className="flex items-center justify-between gap-3">
                <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{secret.name}</span>
                {secret.status === 'expiring' ? <Badge tone="warning">Expiring soon</Badge> : null}
              </span>
              <span className="text-[0.8125rem] text-muted">
                {secret.use ? (
                  <>
                    Last used <Time at={secret.use.lastUsedAt} />
                  </>
                ) : (
                  'Never used'
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
