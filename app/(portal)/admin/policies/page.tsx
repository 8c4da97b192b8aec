import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CheckersPanel } from '@/components/apis/checkers-panel'
import { AllowedHostsPanel } from '@/components/policies/allowed-hosts-panel'
import { InitialAccessTokensPanel } from '@/components/policies/initial-access-tokens-panel'
import { PoliciesContents } from '@/components/policies/policies-contents'
import { PoliciesPanels } from '@/components/policies/policies-panels'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listCheckers } from '@/lib/apis/checkers/list-checkers'
import { listDocumentHosts } from '@/lib/apps/documents/list-document-hosts'
import { signedInActor } from '@/lib/auth/current-actor'
import { listInitialAccessTokens } from '@/lib/initial-access-tokens/list-initial-access-tokens'
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
import { add, remove as stop } from './checkers/actions'
import { allow, remove } from './hosts/actions'
import { make, revoke } from './tokens/actions'

export const metadata: Metadata = { title: 'Policies' }

export default async function PoliciesPage() {
  const actor = await signedInActor()
  if (actor.role === 'developer') notFound()
  const policy = await viewPolicy(actor)
  const tokens = await listInitialAccessTokens(actor)
  const hosts = await listDocumentHosts(actor)
  const checkers = await listCheckers(actor, null)
  const { dynamicRegistration, newAppRegistration } = policy.settings
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
        <InitialAccessTokensPanel
          tokens={tokens}
          open={dynamicRegistration && newAppRegistration}
          actions={policy.mayChange ? { make, revoke } : null}
        />
        <AllowedHostsPanel
          hosts={hosts}
          open={newAppRegistration}
          actions={policy.mayChange ? { allowHost: allow, removeHost: remove } : null}
        />
        <CheckersPanel
          title="Apps that check every token"
          description="They ask Keyturn about every token of your organization, for whatever API, and for none. An app that is an API is better added on that API’s page."
          none="No app."
          checkers={checkers}
          actions={policy.mayChange ? { add, remove: stop } : null}
        />
      </div>
    </>
  )
}
