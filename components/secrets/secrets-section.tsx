'use client'

import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { Name } from '@/components/ui/name'
import { useRouter } from '@/components/ui/use-router'
import { FederableNote } from '@/components/usage/federable-note'
import { SecretsRotation } from '@/components/usage/secrets-rotation'
import { useLiveUse } from '@/components/usage/use-live-use'
import { withLiveUse } from '@/components/usage/with-live-use'
import { isActive, type SecretView } from '@/lib/secrets/secret'
import type { Federation } from '@/lib/usage/federation'
import type { LiveUse } from '@/lib/usage/live-use'
import type { SecretActions, SecretsApp } from './actions'
import { ActiveSecrets } from './active-secrets'
import { ErrorNote } from './error-note'
import { KeepsNoSecret } from './keeps-no-secret'
import { NoActiveSecret, NoSecretsYet } from './no-secrets'
import type { RefusedWhilePaused } from './pause-state'
import { RetiredSecrets } from './retired-secrets'
import { SecretDialogs } from './secret-dialogs'
import { SecretsHeader } from './secrets-header'
import { useSecretLife } from './use-secret-life'

type SecretsSectionProps = {
  app: SecretsApp
  secrets: readonly SecretView[]
  /** Their use, as it was when the page was made. */
  use: LiveUse
  /** Requests of each of the last 30 days, by the secret's id. */
  dailyUses: ReadonlyMap<string, readonly number[]>
  refusedWhilePaused: RefusedWhilePaused
  federation: Federation
  tokenUrl: string
  /** That the server rotates them, above the tables. */
  note?: ReactNode
  actions: SecretActions
}

/** An app's secrets: the tables, and the dialogs that change them. */
export function SecretsSection(props: SecretsSectionProps) {
  const { app, dailyUses, tokenUrl, actions } = props
  const life = useSecretLife(actions)
  const router = useRouter()
  const live = useLiveUse(app.id, props.use, () => life.dialogs.opened ?? router.refresh())
  const secrets = withLiveUse(props.secrets, live)
  const active = secrets.filter(isActive)
  const retired = secrets.filter((secret) => !active.includes(secret))
  return (
    <section aria-labelledby="oauth-secrets" className="flex flex-col gap-4">
      <SecretsHeader
        app={app}
        active={active}
        heading={life.heading}
        bare={secrets.length === 0 || app.secretless !== null}
        onGenerate={life.generate}
        onRegenerate={life.regenerate}
      />
      {app.refusesSecrets ? (
        <Banner tone="info" title="FAPI 2.0 refuses secrets">
          <Name>{app.name}</Name> is held to it, so it signs in with a public key or a certificate.
          A secret opens nothing until the profile is taken away.
        </Banner>
      ) : null}
      <div role="status" className="empty:hidden">
        {life.notice ? <Banner tone="good">{life.notice}</Banner> : null}
      </div>
      {props.note}
      <ErrorNote error={life.error} />
      {secrets.length === 0 && !app.secretless ? (
        <NoSecretsYet app={app} onGenerate={life.generate} />
      ) : null}
      {app.secretless ? <KeepsNoSecret app={app} /> : null}
      {!app.secretless && secrets.length > 0 && active.length === 0 ? (
        <NoActiveSecret app={app} />
      ) : null}
      <SecretsRotation
        secrets={secrets}
        live={live}
        federated={props.federation.credentials}
        dailyUses={dailyUses}
        {...(app.mayChange ? { onRevoke: life.row.onRevoke } : {})}
      />
      <FederableNote
        appId={app.id}
        federable={props.federation.federable}
        mayChange={app.mayChange}
      />
      {active.length > 0 ? (
        <ActiveSecrets
          secrets={active}
          dailyUses={dailyUses}
          stillSent={live.stillSent}
          refusedWhilePaused={props.refusedWhilePaused}
          row={app.mayChange ? life.row : undefined}
        />
      ) : null}
      <RetiredSecrets secrets={retired} stillSent={live.stillSent} />
      <SecretDialogs
        app={app}
        secrets={secrets}
        active={active}
        tokenUrl={tokenUrl}
        actions={actions}
        {...life.dialogs}
      />
    </section>
  )
}
