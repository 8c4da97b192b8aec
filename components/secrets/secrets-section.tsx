'use client'

import { Banner } from '@/components/ui/banner'
import { Name } from '@/components/ui/name'
import type { SecretView } from '@/lib/secrets/secret'
import type { SecretActions, SecretsApp } from './actions'
import { ActiveSecrets } from './active-secrets'
import { ErrorNote } from './error-note'
import { KeepsNoSecret } from './keeps-no-secret'
import { NoActiveSecret, NoSecretsYet } from './no-secrets'
import { RetiredSecrets } from './retired-secrets'
import { SecretDialogs } from './secret-dialogs'
import { SecretsHeader } from './secrets-header'
import { useSecretLife } from './use-secret-life'

type SecretsSectionProps = {
  app: SecretsApp
  secrets: readonly SecretView[]
  tokenUrl: string
  actions: SecretActions
}

/** An app's secrets: the tables, and the dialogs that change them. */
export function SecretsSection({ app, secrets, tokenUrl, actions }: SecretsSectionProps) {
  const life = useSecretLife(actions)
  const active = secrets.filter(({ status }) => status === 'active' || status === 'expiring')
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
      <ErrorNote error={life.error} />
      {secrets.length === 0 && !app.secretless ? (
        <NoSecretsYet app={app} onGenerate={life.generate} />
      ) : null}
      {app.secretless ? <KeepsNoSecret app={app} /> : null}
      {!app.secretless && secrets.length > 0 && active.length === 0 ? (
        <NoActiveSecret app={app} />
      ) : null}
      {active.length > 0 ? (
        <ActiveSecrets
          secrets={active}
          pendingId={life.pendingId}
          {...(app.mayChange ? { onRevoke: life.revoke } : {})}
        />
      ) : null}
      <RetiredSecrets secrets={retired} />
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
