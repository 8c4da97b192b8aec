'use client'

import type { ReactNode } from 'react'
import { RadioCards } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import type { ScopeChoices } from '@/lib/apis/api'
import type { AppType } from '@/lib/apps/fields/field'
import { FIELDS } from '@/lib/apps/fields/fields'
import { type FieldIn, fieldsIn, Section, type SectionProps } from './app-form-sections'
import { AppSwitch } from './app-switch'
import { ScopesField } from './scopes-field'
import { UrisField } from './uris-field'

export type AccessProps = SectionProps & {
  choices: ScopeChoices
  type: AppType
  onType: (type: AppType) => void
}

const TYPES = [
  {
    value: 'web',
    label: 'Web',
    description: 'People sign in with it, and it calls services on their behalf.',
  },
  {
    value: 'machine',
    label: 'Machine',
    description: 'A service or a job that acts for itself. Nobody signs in.',
  },
  {
    value: 'native',
    label: 'Native',
    description: 'On a phone, a desktop or in a browser: people sign in, and it keeps no secret.',
  },
]

const RETURN = {
  web: {
    hint: 'Where people return to after signing in. https, compared character by character; http at localhost while it is in development.',
    placeholder: 'https://app.example.com/callback',
  },
  native: {
    hint: 'Where people return to after signing in: https, http at 127.0.0.1, [::1] or localhost with any port, or a scheme of its own such as com.example.app:/callback.',
    placeholder: 'http://127.0.0.1/callback',
  },
}

/** How each field of the section is written; a field that is not here does not compile. */
const CONTROLS: Record<FieldIn<'access'>, (props: AccessProps) => ReactNode> = {
  type: ({ type, onType, field }) => (
    <RadioCards
      legend={FIELDS.type.label}
      {...field('type')}
      options={TYPES}
      value={type}
      onValueChange={(chosen) => onType(chosen as AppType)}
      columns={3}
    />
  ),
  redirectUris: ({ type, values, errors }) => (
    <UrisField
      field="redirectUris"
      each="Redirect URI"
      {...RETURN[type === 'native' ? 'native' : 'web']}
      hidden={type === 'machine'}
      defaultValue={values.redirectUris}
      error={errors.redirectUris}
    />
  ),
  developmentUntil: (props) => <AppSwitch {...props} which="developmentUntil" />,
  postLogoutRedirectUris: ({ type, values, errors }) => (
    <UrisField
      field="postLogoutRedirectUris"
      each="Post-logout redirect URI"
      hint="Where the app may send people back to after they signed out through Keyturn."
      placeholder="https://app.example.com/goodbye"
      optional
      hidden={type === 'machine'}
      defaultValue={values.postLogoutRedirectUris}
      error={errors.postLogoutRedirectUris}
    />
  ),
  backchannelLogoutUri: ({ type, values, field }) => (
    <div hidden={type !== 'web'}>
      <TextField
        label={FIELDS.backchannelLogoutUri.label}
        {...field('backchannelLogoutUri')}
        optional
        maxLength={FIELDS.backchannelLogoutUri.maxLength}
        inputMode="url"
        mono
        spellCheck={false}
        description="Keyturn tells it when somebody signs out, so that the app can end its own session."
        placeholder="https://app.example.com/backchannel-logout"
        disabled={type !== 'web'}
        defaultValue={values.backchannelLogoutUri ?? ''}
        autoComplete="off"
      />
    </div>
  ),
  scopes: ({ choices, values, errors }) => (
    <ScopesField choices={choices} defaultValue={values.scopes} error={errors.scopes} />
  ),
  clientCredentials: (props) => <AppSwitch {...props} which="clientCredentials" />,
}

type AccessField = FieldIn<'access'>

/** These fields of the section. */
export function AccessFields({
  fields,
  ...props
}: AccessProps & { fields: readonly AccessField[] }) {
  return fields.map((field) => {
    const Control = CONTROLS[field]
    return <Control key={field} {...props} />
  })
}

export function AccessSection(props: AccessProps) {
  return (
    <Section title="Access" description="How the app gets its tokens, and for what.">
      <AccessFields {...props} fields={fieldsIn('access')} />
    </Section>
  )
}
