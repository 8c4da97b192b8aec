import { startProduct } from '@/lib/providers/testing/product-server'
import type { Product } from '@/lib/providers/testing/products'
import type { Cluster } from './cluster'
import type { Org } from './fixtures'
import { addProviderRow } from './provider-row'

/** Starts a company's provider whose person has this address, and says of which domain that is. */
export async function startCompanyProvider(product: Product, email: string) {
  const server = await startProduct(withAddress(product, email))
  return { server, domain: email.slice(email.indexOf('@') + 1) }
}

type Place = { cluster: Cluster; org: Org }

/** The same, as a provider of the organization until `end`. */
export async function addCompanyProvider({ cluster, org }: Place, product: Product, email: string) {
  const { server, domain } = await startCompanyProvider(product, email)
  const { issuer, clientId, secret } = server
  const row = { domain, preset: product.preset, issuer, clientId, secret }
  const id = await addProviderRow(cluster, org.organizationId, row)
  const end = async () => {
    server.close()
    await cluster.pool.query('DELETE FROM identity_provider WHERE id = $1', [id])
  }
  return { id, server, end }
}

/** The product, with a person of this address. */
function withAddress(product: Product, email: string): Product {
  const address = (claims: Record<string, unknown>) => ({
    ...claims,
    ...('email' in claims && { email }),
    ...('preferred_username' in claims && { preferred_username: email }),
  })
  const { idToken, userinfo } = product
  return {
    ...product,
    idToken: address(idToken),
    userinfo: typeof userinfo === 'number' ? userinfo : address(userinfo),
  }
}
