import { CheckboxField } from '@/components/ui/choice-field'
import { DEVELOPMENT_DAYS, isInDevelopment } from '@/lib/apps/fields/development'
import type { AppType } from '@/lib/apps/fields/field'
import { FIELDS } from '@/lib/apps/fields/fields'
import { hasSwitch, type SwitchName } from '@/lib/apps/fields/switches'
import type { SectionProps } from './app-form-sections'

/** What each does. */
const SENTENCES: Record<SwitchName, string> = {
  developmentUntil: `For ${DEVELOPMENT_DAYS} days it may return to http://localhost, 127.0.0.1 and [::1], with any port. The consent page says so.`,
  clientCredentials:
    'It also gets tokens with its own credentials, with no person behind them (grant type client_credentials).',
  idTokenResponse:
    'It may ask for response_type=id_token with response_mode=form_post, and gets an ID token alone: the default of some libraries that only sign people in.',
  skipSignOutQuestion:
    'Who signs out in the app is signed out here too and is not asked, if the app sends their ID token (id_token_hint).',
  organizationClaim:
    'The scope profile also reveals org_id: the organization that the person is in. Tokens that the app gets for itself name its own.',
  dpopRequired:
    'It gets no token without a proof of its key, so a stolen token is worth nothing elsewhere (RFC 9449).',
  parRequired:
    'It sends its authorization requests to Keyturn directly; a browser carries only a reference (RFC 9126).',
  mtlsBound:
    'Its tokens are worth nothing without the certificate with which it got them (RFC 8705).',
  azureDevops:
    'It uses the Azure DevOps endpoints, which know no PKCE. Leave this off unless the app cannot be changed.',
}

type AppSwitchProps = SectionProps & { which: SwitchName; type: AppType }

function isOn(value: boolean | Date | null): boolean {
  return typeof value === 'boolean' ? value : isInDevelopment({ developmentUntil: value })
}

/** A switch of an app. It is hidden from apps that do not have it. */
export function AppSwitch({ which, type, values, field }: AppSwitchProps) {
  const { name } = field(which)
  return (
    <div hidden={!hasSwitch(type, which)}>
      <CheckboxField
        name={name}
        label={FIELDS[which].label}
        description={SENTENCES[which]}
        defaultChecked={isOn(values[which])}
      />
    </div>
  )
}
