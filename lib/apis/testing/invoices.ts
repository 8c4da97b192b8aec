import type { Actor } from '@/lib/actor'
import type { ApiView } from '@/lib/apis/api'
import type { NewApi } from '@/lib/apis/api-input'
import { registerApi } from '@/lib/apis/register-api'
import { HOUR, now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'

/** Everything a form needs, with what matters to the test in `told`. */
export function apiOf(told: Partial<NewApi> = {}): NewApi {
  return {
    name: 'Invoices',
    identifier: 'https://invoices.fjord.example',
    tokenFormat: 'jwt',
    tokenTtlSeconds: HOUR,
    scopes: [
      { name: 'invoices:read', description: 'See your invoices.' },
      { name: 'invoices:write', description: 'Write invoices in your name.' },
    ],
    ...told,
  }
}

export function anApi(actor: Actor, told: Partial<NewApi> = {}): Promise<ApiView> {
  return registerApi(actor, apiOf(told))
}

/** An app that is registered for `scopes`, past the use cases. */
export async function anAppWith(owner: Actor, name: string, scopes: string[]): Promise<string> {
  const { organizationId, personId: ownerId } = owner
  const [id, at] = [newId('app'), now()]
  await db().app.create({
    data: {
      id,
      organizationId,
      ownerId,
      type: 'machine',
      name,
      scopes,
      redirectUris: [],
      postLogoutRedirectUris: [],
      createdAt: at,
      updatedAt: at,
    },
  })
  return id
}

/** What is said about each field when `work` is refused. */
export async function fieldsOf(work: Promise<unknown>): Promise<Readonly<Record<string, string>>> {
  try {
    await work
    return {}
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.fields ?? { refusal: thrown.code }
    throw thrown
  }
}
