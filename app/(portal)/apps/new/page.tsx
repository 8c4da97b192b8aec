import type { Metadata } from 'next'
import { AppForm } from '@/components/apps/app-form'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { mayRegisterApp } from '@/lib/apps/may-register-app'
import { signedInActor } from '@/lib/auth/current-actor'
import { register } from './actions'

export const metadata: Metadata = { title: 'Register app' }

const BLANK = {
  name: '',
  type: 'web',
  description: '',
  company: '',
  websiteUrl: null,
  termsUrl: null,
  privacyUrl: null,
  redirectUris: [],
  scopes: [],
  logoUrl: null,
} as const

/** Why there is no form. */
const CLOSED = {
  role: {
    title: 'Your role registers no apps',
    sentence: 'Support sees every app and changes none. Ask a developer or an administrator.',
  },
  policy: {
    title: 'Registration is switched off',
    sentence:
      'Your organization registers no new apps at the moment. An administrator can switch it on under Policies.',
  },
} as const

export default async function RegisterAppPage() {
  const may = await mayRegisterApp(await signedInActor())
  return (
    <>
      <PageHeader
        title="Register app"
        description="It gets a client ID at once. Secrets come next: you generate the first one on its page."
        back={{ href: '/apps', label: 'My Apps' }}
      />
      {may === 'yes' ? (
        <AppForm
          values={BLANK}
          action={register}
          submitLabel="Register app"
          next="/apps/{id}/secrets"
          done="App registered"
          cancelHref="/apps"
        />
      ) : (
        <Banner tone="info" title={CLOSED[may].title}>
          {CLOSED[may].sentence}
        </Banner>
      )}
    </>
  )
}
