import { KeyRound } from 'lucide-react'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { appPath } from '@/lib/apps/app'
import {
  FEDERATED_CREDENTIALS_MAX,
  type FederatedCredentialView,
} from '@/lib/apps/federated/federated-credential'
import {
  ISSUER_PRESET_NAMES,
  ISSUER_PRESETS,
  type IssuerPresetName,
} from '@/lib/apps/federated/issuer-presets'
import { whyIdle } from '@/lib/apps/why-idle'
import { REFUSALS } from '@/lib/errors'
import { AddFederatedPanel } from './add-federated-panel'
import type { FederatedActions, FederatedApp } from './federated-app'
import { FederatedTable } from './federated-table'
import { TryTokenPanel } from './try-token-panel'

type FederatedSectionProps = {
  app: FederatedApp
  /** What tokens name as their audience. */
  audience: string
  credentials: readonly FederatedCredentialView[]
  /** The preset of the form that is open. */
  adding: IssuerPresetName | null
  actions: FederatedActions
}

/** Whose tokens authenticate the app, so that it keeps no secret. */
export function FederatedSection(props: FederatedSectionProps) {
  const { app, audience, credentials, adding, actions } = props
  const reason = reasonNotToAdd(app, credentials)
  return (
    <section aria-labelledby="federated-credentials" className="flex flex-col gap-4">
      <div className="max-w-2xl">
        <h2 id="federated-credentials" className="font-semibold text-lg leading-7">
          Federated credentials
        </h2>
        <p className="text-pretty text-muted">
          A pipeline, a cluster or a cloud issues a token to what runs there. The app sends that
          token instead of a secret (RFC 7523), so it keeps no secret.
        </p>
      </div>
      {app.mayChange && !reason ? <Presets app={app} adding={adding} /> : null}
      {app.mayChange && reason ? <Banner title="None can be added">{reason}</Banner> : null}
      {app.mayChange && !reason && adding ? (
        <AddFederatedPanel
          key={adding}
          app={app}
          preset={adding}
          audience={audience}
          add={actions.add}
        />
      ) : null}
      {credentials.length > 0 ? (
        <FederatedTable app={app} credentials={credentials} remove={actions.remove} />
      ) : adding ? null : (
        <EmptyState icon={KeyRound} title="No federated credential yet">
          It replaces a secret. Both can work side by side until nothing sends the secret any more.
        </EmptyState>
      )}
      {credentials.length > 0 ? <TryTokenPanel inspect={actions.inspect} /> : null}
    </section>
  )
}

/** A link for each kind of issuer; it opens the form with what is known filled in. */
function Presets({ app, adding }: Pick<FederatedSectionProps, 'app' | 'adding'>) {
  return (
    <nav aria-label="Add a federated credential" className="flex flex-wrap items-center gap-2">
      <span className="text-muted">Add one for</span>
      {ISSUER_PRESET_NAMES.map((preset) => (
        <ButtonLink
          key={preset}
          size="sm"
          scroll={false}
          href={`${appPath(app.id)}/federated?add=${preset}`}
          {...(preset === adding ? { 'aria-current': 'true' } : {})}
        >
          {ISSUER_PRESETS[preset].label}
        </ButtonLink>
      ))}
    </nav>
  )
}

function reasonNotToAdd(
  app: FederatedApp,
  credentials: readonly FederatedCredentialView[],
): string | undefined {
  const idle = whyIdle(app.status, app.suspendedFor)
  if (idle) return REFUSALS[idle][1]
  if (app.inFapi) return REFUSALS.federation_not_in_fapi[1]
  return credentials.length >= FEDERATED_CREDENTIALS_MAX
    ? REFUSALS.too_many_federated_credentials[1]
    : undefined
}
