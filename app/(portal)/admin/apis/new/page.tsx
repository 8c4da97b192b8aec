import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ApiForm } from '@/components/apis/api-form'
import { PageHeader } from '@/components/ui/page-header'
import { TOKEN_TTL_SECONDS } from '@/lib/apis/api'
import { mayChangeApis } from '@/lib/apis/authorize-api'
import { signedInActor } from '@/lib/auth/current-actor'
import { register } from '../actions'

export const metadata: Metadata = { title: 'Register API' }

const BLANK = {
  name: '',
  identifier: null,
  tokenFormat: 'opaque',
  signingAlg: 'RS256',
  tokenType: 'at_jwt',
  tokenTtlSeconds: TOKEN_TTL_SECONDS,
  tokenClaims: 'none',
  accessForItself: 'with_approval',
  accessForPeople: 'every_app',
  owner: null,
  scopes: [],
} as const

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
        values={{ ...BLANK, scopes: [] }}
        action={register}
        submitLabel="Register API"
        done="API registered"
        cancelHref="/admin/apis"
      />
    </>
  )
}
