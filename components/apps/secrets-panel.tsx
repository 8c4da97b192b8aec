import { KeyRound } from 'lucide-react'
import { SecretName } from '@/components/secrets/secret-name'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { type AppView, appPath, whySecretless } from '@/lib/apps/app'
import { isActive, MAX_ACTIVE_SECRETS, type SecretView, works } from '@/lib/secrets/secret'

type SecretsPanelProps = {
  app: Pick<AppView, 'id' | 'status' | 'type' | 'source' | 'fapiProfile' | 'mtlsSubject'>
  secrets: readonly SecretView[]
  changeable: boolean
}

const SECRETLESS = {
  native: 'It keeps none: it runs on people’s devices, and uses PKCE instead.',
  metadata_document: 'It has none: its document says how it authenticates.',
}

type InsteadProps = Pick<SecretsPanelProps, 'app' | 'changeable'> & { hasSecret: boolean }

/** What the app authenticates with when no secret does. */
function Instead({
  app: { status, fapiProfile, mtlsSubject },
  hasSecret,
  changeable,
}: InsteadProps) {
  if (fapiProfile !== 'none') {
    return (
      <p className="text-muted">
        FAPI 2.0 refuses secrets: the app signs in with a public key or a certificate.
      </p>
    )
  }
  if (hasSecret || mtlsSubject !== '') return null
  return (
    <p className="text-muted">
      Without an active secret or a public key the app cannot authenticate.
      {changeable && status === 'active' ? ' Generate one on the Secrets page.' : ''}
    </p>
  )
}

/** The state of the app's secrets, and a link to them. */
export function SecretsPanel({ app, secrets, changeable }: SecretsPanelProps) {
  const secretless = whySecretless(app)
  const active = secrets.filter(isActive)
  return (
    <Panel
      title="Secrets"
      {...(secretless ? {} : { description: `${active.length} of ${MAX_ACTIVE_SECRETS} active` })}
      actions={
        <ButtonLink href={`${appPath(app.id)}/secrets`} size="sm" icon={KeyRound}>
          {changeable && !secretless ? 'Manage' : 'View'}
        </ButtonLink>
      }
    >
      {secretless ? <p className="text-muted">{SECRETLESS[secretless]}</p> : null}
      {secretless ? null : (
        <Instead app={app} hasSecret={active.length > 0} changeable={changeable} />
      )}
      {active.length === 0 ? null : (
        <ul className="flex flex-col gap-3">
          {active.map((secret) => (
            <li key={secret.id} className="flex flex-col gap-0.5">
              <span className="flex items-center justify-between gap-3">
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <SecretName name={secret.name} hint={secret.hint} />
                </span>
                {works(secret) ? null : <Badge tone="warning">Paused</Badge>}
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
