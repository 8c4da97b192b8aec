import type { Actor } from '@/lib/actor'
import type { ApiView } from '@/lib/apis/api'
import type { NewApiForm } from '@/lib/apis/api-input'
import { registerApi } from '@/lib/apis/testing/parsed'
import { HOUR, now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'

/** A complete API with the test's `changes`. */
export function apiOf(changes: Partial<NewApiForm> = {}): NewApiForm {
  return {
    name: 'Invoices',
    identifier: 'https://invoices.fjord.example',
    tokenFormat: 'jwt',
    tokenTtlSeconds: HOUR,
    accessForItself: 'with_approval',
    accessForPeople: 'every_app',
    scopes: [
      { name: 'invoices:read', description: 'See your invoices.' },
      { name: 'invoices:write', description: 'Write invoices in your name.' },
    ],
    ...changes,
  }
}

export function anApi(actor: Actor, changes: Partial<NewApiForm> = {}): Promise<ApiView> {
  return registerApi(actor, apiOf(changes))
}

/** An app with `scopes`, written straight into the table. */
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

/** The message per field when `work` is refused. */
export async function fieldsOf(work: Promise<unknown>): Promise<Readonly<Record<string, string>>> {
  try {
    await work
    return {}
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.fields ?? { refusal: thrown.code }
    throw thrown
  }
}
