import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PresetChoice } from '@/components/providers/preset-choice'
import { PresetHelp } from '@/components/providers/preset-help'
import { ProviderForm } from '@/components/providers/provider-form'
import { PageHeader } from '@/components/ui/page-header'
import { StepUpFirst } from '@/components/ui/step-up'
import { signedInActor } from '@/lib/auth/current-actor'
import { config } from '@/lib/config'
import { newId } from '@/lib/crypto/random'
import { PRESET } from '@/lib/providers/presets'
import { isProviderId, PRESETS, type PresetName, redirectUriOf } from '@/lib/providers/provider'
import { add } from '../actions'

export const metadata: Metadata = { title: 'Add provider' }

type Query = Partial<Record<'product' | 'id', string | string[]>>

const LIST = { href: '/admin/providers', label: 'Providers' }

/** The id stands in the address, so that the redirect URI is the same after a reload. */
function hrefOf(product: PresetName): string {
  return `/admin/providers/new?${new URLSearchParams({ product, id: newId('idp') })}`
}

export default async function AddProviderPage({ searchParams }: { searchParams: Promise<Query> }) {
  if ((await signedInActor()).role !== 'administrator') notFound()
  const { product, id } = await searchParams
  const preset = PRESETS.find((name) => name === product)
  if (!preset || typeof id !== 'string' || !isProviderId(id)) {
    return (
      <>
        <PageHeader
          title="Add provider"
          description="Choose the product. The form is then filled in as it needs it."
          back={LIST}
        />
        <PresetChoice hrefs={Object.fromEntries(PRESETS.map((name) => [name, hrefOf(name)]))} />
      </>
    )
  }
  return (
    <>
      <StepUpFirst />
      <PageHeader
        title={`Add ${PRESET[preset].label}`}
        back={{ href: '/admin/providers/new', label: 'Add provider' }}
      />
      <div className="flex flex-col gap-6">
        <PresetHelp preset={preset} redirectUri={redirectUriOf(config().url, id)} />
        <ProviderForm
          newId={id}
          values={blank(preset)}
          action={add}
          submitLabel="Add provider"
          done="Provider added"
          cancelHref={LIST.href}
        />
      </div>
    </>
  )
}

function blank(preset: PresetName) {
  const { label, scopes, addressClaim, trustsAddresses, groupsClaim, ...known } = PRESET[preset]
  return {
    preset,
    name: preset === 'other' ? '' : label,
    issuer: known.issuer.includes('<') || preset === 'other' ? '' : known.issuer,
    clientId: '',
    secretEndsAt: null,
    scopes,
    addressClaim,
    trustsAddresses,
    domains: [],
    groupsClaim,
    groupsIgnoreCase: known.groupsIgnoreCase,
    administratorGroup: null,
    developerGroup: null,
    supportGroup: null,
    hasButton: true,
  }
}
