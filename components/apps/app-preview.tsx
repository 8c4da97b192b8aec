import { AppFacts } from '@/components/ceremony/app-facts'
import { AskingApp } from '@/components/ceremony/asking-app'
import { DevelopmentNote, DeviceNote } from '@/components/ceremony/device-note'
import { ScopeList } from '@/components/ceremony/scope-list'
import { TrustNote } from '@/components/ceremony/trust-note'
import type { ScopeChoices } from '@/lib/apis/api'
import type { AppType } from '@/lib/apps/fields/field'
import { returnPlace } from '@/lib/apps/fields/redirect-uri'
import type { InteractionApp, InteractionScope } from '@/lib/oauth/interaction/interaction'
import type { Draft } from './app-draft'

type AppPreviewProps = {
  draft: Draft | null
  type: AppType
  choices: ScopeChoices
  owner: { name: string; organizationName: string }
}

/** The consent page of the app that is being written, or what an app gets that asks nobody. */
export function AppPreview({ draft, type, choices, owner }: AppPreviewProps) {
  return (
    <aside aria-label="Preview" className="flex flex-col gap-2 lg:sticky lg:top-6">
      <h2 className="font-medium text-[0.8125rem] text-muted">
        {type === 'machine' ? 'What it gets' : 'What people will see'}
      </h2>
      {type === 'machine' ? (
        <Machine scopes={scopesOf(draft, choices)} />
      ) : (
        <div
          inert
          className="flex flex-col gap-4 rounded-xl border bg-surface p-5 text-start shadow-xs"
        >
          <Asking draft={draft} owner={owner} scopes={scopesOf(draft, choices)} />
        </div>
      )}
    </aside>
  )
}

type AskingProps = Pick<AppPreviewProps, 'draft' | 'owner'> & { scopes: InteractionScope[] }

function Asking({ draft, owner, scopes }: AskingProps) {
  const app = appOf(draft, owner)
  const { host, scheme } = returnPlace(draft?.redirectUri ?? '')
  return (
    <>
      <AskingApp app={app} logo={null} />
      <TrustNote verified={false} returnHost={host} />
      {scheme ? <DeviceNote appName={app.name} scheme={scheme} /> : null}
      {app.inDevelopment ? <DevelopmentNote /> : null}
      <section className="flex flex-col gap-3 border-y py-4">
        <h3 className="font-semibold">What it asks for</h3>
        <ScopeList scopes={scopes} />
      </section>
      <AppFacts app={app} />
    </>
  )
}

function Machine({ scopes }: { scopes: readonly InteractionScope[] }) {
  return (
    <div className="flex flex-col gap-3 rounded-xl border bg-surface p-5 shadow-xs">
      <p>
        Nobody is asked: it gets tokens for itself, with its client ID and a secret or a key (grant
        type <code className="font-mono text-[0.8125rem]">client_credentials</code>).
      </p>
      <section className="flex flex-col gap-3 border-t pt-4">
        <h3 className="font-semibold">What its tokens may do</h3>
        {scopes.length > 0 ? (
          <>
            <ScopeList scopes={scopes} />
            <p className="text-[0.8125rem] text-muted">
              A scope of an API works once whoever keeps that API has granted it.
            </p>
          </>
        ) : (
          <p className="text-muted">Nothing yet: it has no scopes.</p>
        )}
      </section>
    </div>
  )
}

function appOf(draft: Draft | null, owner: AppPreviewProps['owner']): InteractionApp {
  return {
    id: '',
    name: draft?.name || 'Your app',
    company: draft?.company ?? '',
    description: draft?.description ?? '',
    websiteUrl: draft?.websiteUrl ?? null,
    termsUrl: draft?.termsUrl ?? null,
    privacyUrl: draft?.privacyUrl ?? null,
    ownerName: owner.name,
    organizationName: owner.organizationName,
    verified: false,
    logoUpdatedAt: null,
    source: 'portal',
    inDevelopment: draft?.inDevelopment ?? false,
  }
}

function scopesOf(draft: Draft | null, choices: ScopeChoices): InteractionScope[] {
  const [builtIn] = choices
  return [...new Set(draft?.scopes)].map((name) => {
    const group = choices.find(({ scopes }) => scopes.some((scope) => scope.name === name))
    const sentence = group?.scopes.find((scope) => scope.name === name)?.sentence ?? null
    const apiName = group && group !== builtIn ? group.group : null
    return { name, sentence, apiName, isNew: true }
  })
}
