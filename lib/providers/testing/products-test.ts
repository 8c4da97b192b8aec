import { readAdmitted } from '@/lib/admitted-networks'
import { config, provideConfig } from '@/lib/config'
import { test as base } from '@/lib/people/testing/fixtures'
import { type ProductServer, startProduct } from './product-server'
import type { Product } from './products'

type Fixtures = {
  /** Starts a product that ends with the test. */
  start: (product: Product) => Promise<ProductServer>
}

/** Tests with products on the loopback, which the operator has admitted. */
export const test = base.extend<Fixtures>({
  start: async ({ people: _ }, use) => {
    const running: ProductServer[] = []
    const before = config()
    const admitted = readAdmitted(['127.0.0.1'])
    provideConfig({ ...before, ...(admitted && { admitted }) })
    await use(async (product) => {
      const server = await startProduct(product)
      running.push(server)
      return server
    })
    provideConfig(before)
    for (const server of running) server.close()
  },
})
