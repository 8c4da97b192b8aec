import type { FieldInWords } from '@/components/ui/meanwhile'
import type { AppFormValues } from './app-form-sections'

/** What a registration says, field by field, for people to compare. */
export const REGISTRATION_WORDS: readonly FieldInWords<AppFormValues>[] = [
  ['Name', ({ name }) => name],
  ['Description', ({ description }) => description],
  ['Company', ({ company }) => company],
  ['Website', ({ websiteUrl }) => websiteUrl ?? ''],
  ['Terms of service', ({ termsUrl }) => termsUrl ?? ''],
  ['Privacy statement', ({ privacyUrl }) => privacyUrl ?? ''],
  ['Type', ({ type }) => type],
  ['Redirect URIs', ({ redirectUris }) => redirectUris.join('\n')],
  ['Post-logout redirect URIs', (values) => values.postLogoutRedirectUris.join('\n')],
  ['Back-channel logout URI', (values) => values.backchannelLogoutUri ?? ''],
  ['Scopes', ({ scopes }) => scopes.join('\n')],
]
