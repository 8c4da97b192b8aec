import type { AppView } from '@/lib/apps/app'
import type { IssuedSecret } from '@/lib/secrets/place-secret'

/** The two secrets of Azure DevOps are the two slots, whatever was made or ended before. */
export const SLOTS = { primary: 1, alternative: 2 } as const

export type SecretType = keyof typeof SLOTS

/** How long a secret of Azure DevOps lives since March 2025. */
export const SECRET_DAYS = 60

/**
 * The `Registration` of Azure DevOps after a rotation. Of its secrets it has the one that was just made.
 * What it does not have is left out, as there. Source: the definition `Registration` in
 * specification/delegatedAuth/7.2 of MicrosoftDocs/vsts-rest-api-specs.
 */
export function registrationOf(
  app: AppView,
  { secret: { createdAt, expiresAt }, value }: IssuedSecret,
  type: SecretType,
): object {
  return {
    clientType: 'confidential',
    isValid: app.status === 'active',
    isWellKnown: false,
    organizationLocation: given(app.websiteUrl),
    organizationName: given(app.company),
    redirectUris: app.redirectUris,
    registrationDescription: given(app.description),
    registrationId: app.id,
    registrationLocation: given(app.websiteUrl),
    registrationName: app.name,
    registrationPrivacyStatementLocation: given(app.privacyUrl),
    registrationTermsOfServiceLocation: given(app.termsUrl),
    scopes: app.scopes.join(' '),
    ...(type === 'primary'
      ? { secret: value.reveal(), secretValidTo: expiresAt, validFrom: createdAt }
      : {
          alternativeSecret: value.reveal(),
          alternativeSecretValidFrom: createdAt,
          alternativeSecretValidTo: expiresAt,
        }),
  }
}

/** Azure DevOps leaves out what is empty. */
const given = (text: string | null) => text || undefined
