import type { Metadata } from 'next'
import { AppForm } from '@/components/apps/app-form'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { mayChangeApps } from '@/lib/apps/authorize-app'
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

export default async function RegisterAppPage() {
  const actor = await signedInActor()
  return (
    <>
      <PageHeader
        title="Register app"
        description="It gets a client ID at once. Secrets come next: you generate the first one on its page."
        back={{ href: '/apps', label: 'My Apps' }}
      />
      {mayChangeApps(actor) ? (
        <AppForm
          values={BLANK}
          action={register}
          submitLabel="Register app"
          next="/apps/{id}/secrets"
          done="App registered"
          cancelHref="/apps"
        />
      ) : (
        <Banner tone="info" title="Your role registers no apps">
          Support sees every app and changes none. Ask a developer or an administrator.
        </Banner>
      )}
    </>
  )
}
