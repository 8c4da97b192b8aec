import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ApiForm } from '@/components/apis/api-form'
import { PageHeader } from '@/components/ui/page-header'
import { NEW_API } from '@/lib/apis/api'
import { mayChangeApis } from '@/lib/apis/authorize-api'
import { signedInActor } from '@/lib/auth/current-actor'
import { register } from '../actions'

export const metadata: Metadata = { title: 'Register API' }

export default async function RegisterApiPage() {
  if (!mayChangeApis(await signedInActor())) notFound()
  return (
    <>
      <PageHeader
        title="Register API"
        description="Apps can ask for its scopes as soon as it is here."
        back={{ href: '/admin/apis', label: 'APIs' }}
      />
      <ApiForm
        values={{ ...NEW_API, identifier: null }}
        action={register}
        submitLabel="Register API"
        done="API registered"
        cancelHref="/admin/apis"
      />
    </>
  )
}
