'use client'

import { type ReactNode, useState } from 'react'
import { RadioCards } from '@/components/ui/choice-field'
import { TextArea, TextField } from '@/components/ui/text-field'
import type { ScopeChoices } from '@/lib/apis/api'
import { APP_NAME_MAX, type AppType, COMPANY_MAX, DESCRIPTION_MAX, URL_MAX } from '@/lib/apps/app'
import type { FieldErrors } from '@/lib/errors'
import { LogoField } from './logo-field'
import { ScopesField } from './scopes-field'
import { UrisField } from './uris-field'

export type AppFormValues = {
  name: string
  type: AppType
  description: string
  company: string
  websiteUrl: string | null
  termsUrl: string | null
  privacyUrl: string | null
  redirectUris: readonly string[]
  postLogoutRedirectUris: readonly string[]
  backchannelLogoutUri: string | null
  scopes: readonly string[]
  logoUrl: string | null
}

type SectionProps = { values: AppFormValues; errors: FieldErrors }

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

const HINTS = {
  web: 'Where people return to after signing in. https only, compared character by character.',
  native:
    'Where people return to after signing in: https, or http at 127.0.0.1, [::1] or localhost with any port.',
}

const LINKS = [
  { name: 'websiteUrl', label: 'Website' },
  { name: 'termsUrl', label: 'Terms of service' },
  { name: 'privacyUrl', label: 'Privacy statement' },
] as const

function Section(props: { title: string; description: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-5">
      <div className="border-b pb-2.5">
        <h2 className="font-semibold text-[0.9375rem]">{props.title}</h2>
        <p className="text-muted">{props.description}</p>
      </div>
      {props.children}
    </section>
  )
}

export function AboutSection({ values, errors }: SectionProps) {
  return (
    <Section title="About the app" description="People see this when the app asks them for access.">
      <TextField
        label="Name"
        name="name"
        required
        maxLength={APP_NAME_MAX}
        defaultValue={values.name}
        error={errors.name}
        autoComplete="off"
      />
      <TextArea
        label="Description"
        name="description"
        optional
        maxLength={DESCRIPTION_MAX}
        defaultValue={values.description}
        error={errors.description}
      />
      <TextField
        label="Company"
        name="company"
        optional
        maxLength={COMPANY_MAX}
        defaultValue={values.company}
        error={errors.company}
        autoComplete="organization"
      />
      <LogoField current={values.logoUrl} error={errors.logo} />
    </Section>
  )
}

export function LinksSection({ values, errors }: SectionProps) {
  return (
    <Section
      title="Links"
      description="Shown beside the app's name, so that people can look it up."
    >
      {LINKS.map(({ name, label }) => (
        <TextField
          key={name}
          label={label}
          name={name}
          optional
          maxLength={URL_MAX}
          inputMode="url"
          placeholder="https://"
          defaultValue={values[name] ?? ''}
          error={errors[name]}
          autoComplete="off"
          spellCheck={false}
        />
      ))}
    </Section>
  )
}

export function AccessSection(props: SectionProps & { choices: ScopeChoices }) {
  const { values, errors, choices } = props
  const [type, setType] = useState<string>(values.type)
  return (
    <Section title="Access" description="How the app gets its tokens, and for what.">
      <RadioCards
        legend="Type"
        name="type"
        options={TYPES}
        value={type}
        onValueChange={setType}
        error={errors.type}
        columns={3}
      />
      <UrisField
        legend="Redirect URIs"
        name="redirectUris"
        each="Redirect URI"
        hint={type === 'native' ? HINTS.native : HINTS.web}
        placeholder={
          type === 'native' ? 'http://127.0.0.1/callback' : 'https://app.example.com/callback'
        }
        hidden={type === 'machine'}
        defaultValue={values.redirectUris}
        error={errors.redirectUris}
      />
      <SigningOut values={values} errors={errors} type={type} />
      <ScopesField choices={choices} defaultValue={values.scopes} error={errors.scopes} />
    </Section>
  )
}

/** What happens when somebody signs out, here or in the app. */
function SigningOut({ values, errors, type }: SectionProps & { type: string }) {
  return (
    <>
      <UrisField
        legend="Post-logout redirect URIs"
        name="postLogoutRedirectUris"
        each="Post-logout redirect URI"
        hint="Where the app may send people back to after they signed out through Keyturn."
        placeholder="https://app.example.com/goodbye"
        optional
        hidden={type === 'machine'}
        defaultValue={values.postLogoutRedirectUris}
        error={errors.postLogoutRedirectUris}
      />
      <div hidden={type !== 'web'}>
        <TextField
          label="Back-channel logout URI"
          name="backchannelLogoutUri"
          optional
          maxLength={URL_MAX}
          inputMode="url"
          mono
          spellCheck={false}
          description="Keyturn tells it when somebody signs out, so that the app can end its own session."
          placeholder="https://app.example.com/backchannel-logout"
          disabled={type !== 'web'}
          defaultValue={values.backchannelLogoutUri ?? ''}
          error={errors.backchannelLogoutUri}
          autoComplete="off"
        />
      </div>
    </>
  )
}
