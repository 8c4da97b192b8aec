import type { ApiAccess, TokenClaims, TokenType } from '@/lib/apis/api'
import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'

type Changes = {
  identifier?: string
  tokenFormat?: 'opaque' | 'jwt'
  signingAlg?: SigningAlgorithm
  tokenType?: TokenType
  tokenTtlSeconds?: number
  tokenClaims?: TokenClaims
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

/** Lets the app introspect the tokens of an API, or with null every token of its organization. */
export async function makeChecker(
  { organizationId }: { organizationId: string },
  { appId, apiId }: { appId: string; apiId: string | null },
): Promise<void> {
  const id = newId('chk')
  await db().tokenChecker.create({ data: { id, organizationId, appId, apiId, createdAt: now() } })
}
