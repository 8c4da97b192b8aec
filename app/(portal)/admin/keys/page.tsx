import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { RotateButton } from '@/components/signing-keys/rotate-button'
import { RotationNote } from '@/components/signing-keys/rotation-note'
import { SigningKeysTable } from '@/components/signing-keys/signing-keys-table'
import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import type { Actor } from '@/lib/actor'
import { signedInActor } from '@/lib/auth/current-actor'
import { listSigningKeys } from '@/lib/oauth/signing-keys/list-signing-keys'
import { rotate } from './actions'

export const metadata: Metadata = { title: 'Signing keys' }

const HEADER = {
  title: 'Signing keys',
  description:
    'What Keyturn signs JWT access tokens and ID tokens with, for every organization that is here.',
}

export default async function SigningKeysPage() {
  const actor = await signedInActor()
  if (actor.role === 'developer') notFound()
  return (
    <Suspense
      fallback={
        <>
          <PageHeader {...HEADER} />
          <TableSkeleton label="Loading the keys" />
        </>
      }
    >
      <SigningKeys actor={actor} />
    </Suspense>
  )
}

async function SigningKeys({ actor }: { actor: Actor }) {
  const { keys, mayRotate } = await listSigningKeys(actor)
  const next = keys.find(({ status }) => status === 'next')
  return (
    <>
      <PageHeader
        {...HEADER}
        actions={
          mayRotate ? (
            <RotateButton nextPublishedAt={next?.createdAt ?? null} rotate={rotate} />
          ) : null
        }
      />
      <div className="flex flex-col gap-4">
        <SigningKeysTable keys={keys} />
        <RotationNote />
      </div>
    </>
  )
}
