import type { Metadata } from 'next'
import { AppForm } from '@/components/apps/app-form'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listScopeChoices } from '@/lib/apis/list-scope-choices'
import { blanksOf } from '@/lib/apps/field-kinds'
import { FORM_FIELD_NAMES } from '@/lib/apps/fields/fields'
import { mayRegisterApp } from '@/lib/apps/registration/may-register-app'
import { signedInActor } from '@/lib/auth/current-actor'
import { findProfile } from '@/lib/people/find-profile'
import { register } from './actions'

export const metadata: Metadata = { title: 'Register app' }

const BLANK = { ...blanksOf(FORM_FIELD_NAMES), logoUrl: null }

const NEXT = 'It gets a client ID at once. If it can keep secrets, you generate the first one next.'

/** Why there is no form. */
const CLOSED = {
  role: {
    title: 'Your role cannot register apps',
    sentence: 'Support can see every app but change none. Ask a developer or an administrator.',
  },
  policy: {
    title: 'Registration is switched off',
    sentence:
      'Your organization registers no new apps at the moment. An administrator can switch it on under Policies.',
  },
  administrators: {
    title: 'Administrators register apps',
    sentence:
      'In your organization, ask an administrator to register an app and to make you its owner.',
  },
} as const

export default async function RegisterAppPage() {
  const actor = await signedInActor()
  const may = await mayRegisterApp(actor)
  return (
    <>
      <PageHeader
        title="Register app"
        description={may === 'yes' ? NEXT : null}
        back={{ href: '/apps', label: 'My Apps' }}
      />
      {may === 'yes' ? (
        <AppForm
          values={BLANK}
          choices={await listScopeChoices(actor)}
          action={register}
          submitLabel="Register app"
          next="/apps/{id}/secrets"
          done="App registered"
          cancelHref="/apps"
          owner={await findProfile(actor)}
        />
      ) : (
        <Banner
          tone="info"
          title={CLOSED[may].title}
          action={
            actor.role === 'administrator' ? (
              <ButtonLink href="/admin/policies">Go to Policies</ButtonLink>
            ) : null
          }
        >
          {CLOSED[may].sentence}
        </Banner>
      )}
    </>
  )
}
