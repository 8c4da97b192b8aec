import type { ProviderView } from './provider-view'
import type { ProviderRecord } from './store'

/** A provider as the portal shows it, without its secret. */
export function viewProvider(row: ProviderRecord): ProviderView {
  const { sealedSecret: _, organizationId: __, domains, preset, addressClaim, ...rest } = row
  return {
    ...rest,
    preset: preset as ProviderView['preset'],
    addressClaim: addressClaim as ProviderView['addressClaim'],
    domains: domains.map(({ domain }) => domain),
  }
}

/** What a provider's form was written from. */
export function revisionOf({ updatedAt }: Pick<ProviderView, 'updatedAt'>): string {
  return updatedAt.toISOString()
}
