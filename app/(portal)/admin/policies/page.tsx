import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PoliciesContents } from '@/components/policies/policies-contents'
import { PoliciesPanels } from '@/components/policies/policies-panels'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { viewPolicy } from '@/lib/policies/view-policy'
import { listExceptions } from '@/lib/violations/list-exceptions'
import {
  dryRun,
  saveChoice,
  saveGrantTypes,
  saveList,
  saveNumber,
  saveTried,
  turn,
} from './actions'
import { Checkers } from './checkers/checkers'
import { Hosts } from './hosts/hosts'
import { Tokens } from './tokens/tokens'

export const metadata: Metadata = { title: 'Policies' }

export default async function PoliciesPage() {
  const actor = await signedInActor()
  if (actor.role === 'developer') notFound()
  const policy = await viewPolicy(actor)
  return (
    <>
      <PageHeader
        title="Policies"
        description="What your organization allows. A change takes effect on the next request."
        actions={<ButtonLink href="/admin/policies/violations">Violations</ButtonLink>}
      />
      <div className="flex flex-col gap-6">
        <PoliciesContents />
        <PoliciesPanels
          policy={policy}
          exceptions={await listExceptions(actor)}
          actions={{ turn, saveGrantTypes, saveNumber, saveChoice, saveList, dryRun, saveTried }}
        />
        <Tokens actor={actor} policy={policy} />
        <Hosts actor={actor} policy={policy} />
        <Checkers actor={actor} policy={policy} />
      </div>
    </>
  )
}
