import type { FieldInWords } from '@/components/ui/meanwhile'
import type { EditableProvider, ProviderNotice } from '@/lib/providers/provider-view'

const onOff = (on: boolean) => (on ? 'On' : 'Off')

/** The fields of a provider in words. */
export const PROVIDER_WORDS: readonly FieldInWords<EditableProvider>[] = [
  ['Name', ({ name }) => name],
  ['Client ID', ({ clientId }) => clientId],
  ['The secret ends', ({ secretEndsAt }) => secretEndsAt?.toISOString().slice(0, 10) ?? ''],
  ['Scopes', ({ scopes }) => scopes],
  ['Domains', ({ domains }) => domains.join('\n')],
  ['Trust its addresses', ({ trustsAddresses }) => onOff(trustsAddresses)],
  ['Claim of the address', ({ addressClaim }) => addressClaim],
  ['Claim of the groups', ({ groupsClaim }) => groupsClaim],
  ['Ignore case', ({ groupsIgnoreCase }) => onOff(groupsIgnoreCase)],
  ['Group of administrators', ({ administratorGroup }) => administratorGroup ?? ''],
  ['Group of developers', ({ developerGroup }) => developerGroup ?? ''],
  ['Group of support', ({ supportGroup }) => supportGroup ?? ''],
  ['Button', ({ hasButton }) => onOff(hasButton)],
]

/** What a notice about a provider is called, and what to do. */
export const NOTICES: Record<
  ProviderNotice,
  { tone: 'warning' | 'danger'; label: string; sentence: string }
> = {
  secret_refused: {
    tone: 'danger',
    label: 'Secret refused',
    sentence:
      'The provider refused the client ID or the client secret, so nobody can sign in by it. Make a new secret there and enter it here.',
  },
  secret_ended: {
    tone: 'danger',
    label: 'Secret ended',
    sentence: 'Its client secret has ended. Make a new one there and enter it here.',
  },
  secret_ends: {
    tone: 'warning',
    label: 'Secret ends soon',
    sentence: 'Its client secret ends soon. Make a new one there and enter it here before that.',
  },
  groups_missed: {
    tone: 'warning',
    label: 'Groups left out',
    sentence:
      'Somebody is in more groups than fit into a token, so the provider left the groups out and their role stayed as it was. Let it send only the groups that are assigned to Keyturn.',
  },
}
