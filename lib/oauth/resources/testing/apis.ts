import type { ApiAccess } from '@/lib/apis/api'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'

type Changes = {
  identifier?: string
  tokenFormat?: 'opaque' | 'jwt'
  tokenTtlSeconds?: number
  scopes?: string[]
  accessForItself?: ApiAccess
  accessForPeople?: ApiAccess
}

/** An API of the organization, open to every app, with the scopes of apps from `makeApp`. */
export async function makeApi(
  { organizationId }: { organizationId: string },
  { scopes = ['orders.read', 'orders.write'], ...changes }: Changes = {},
): Promise<{ id: string; identifier: string }> {
  const id = newId('api')
  const at = now()
  const { identifier } = await db().api.create({
    data: {
      id,
      organizationId,
      identifier: `https://${id.slice(4)}.example`,
      name: 'Orders',
      tokenFormat: 'jwt',
      tokenTtlSeconds: 900,
      accessForItself: 'every_app',
      accessForPeople: 'every_app',
      createdAt: at,
      updatedAt: at,
      ...changes,
      scopes: {
        create: scopes.map((name) => ({ organizationId, name, description: `To ${name}` })),
      },
    },
  })
  return { id, identifier }
}
