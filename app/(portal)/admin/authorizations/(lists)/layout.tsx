import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { PageTabs } from '@/components/ui/tabs'
import { signedInActor } from '@/lib/auth/current-actor'
import { AGENTS_PATH, GIVEN_PATH } from '../paths'

/** Who let which app in, in two groups: what people registered, and what came by itself. */
export default async function GivenLayout({ children }: { children: ReactNode }) {
  if ((await signedInActor()).role !== 'administrator') notFound()
  return (
    <>
      <PageHeader
        title="Granted access"
        description="Which apps act for which people, and what each may do. What you revoke ends at once; people can approve the app again when it asks them."
      />
      <div className="mb-4">
        <PageTabs
          label="Groups of apps"
          tabs={[
            { href: GIVEN_PATH, label: 'Registered by people' },
            { href: AGENTS_PATH, label: 'Agents: came by themselves' },
          ]}
        />
      </div>
      {children}
    </>
  )
}
