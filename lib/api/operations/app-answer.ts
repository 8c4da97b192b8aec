import { z } from 'zod'
import { APP_SOURCES, type AppView } from '@/lib/apps/app'
import { WHY_CANNOT_AUTHENTICATE } from '@/lib/apps/cannot-authenticate'
import { KINDS } from '@/lib/apps/field-kinds'
import { FIELD_NAMES, FIELDS, type FieldName, type Registered } from '@/lib/apps/fields/fields'
import { grantTypesOf } from '@/lib/apps/grant-types-of'
import { PENDING, type Pending } from '@/lib/recertification/find-pending'
import { toWire, valueOnWire } from '../to-wire'
import { typeNamed } from '../type-named'

const moment = z.iso.datetime()
const person = typeNamed('PersonSummary', { id: z.string(), name: z.string(), email: z.string() })

/** Why Keyturn has suspended an app; null where people have. */
const suspendedFor = z.enum(['approval', 'recertification', 'unused']).nullable()

/** An app that its owner offers to a colleague. */
export const offer = typeNamed('OwnerOffer', {
  client_id: z.string(),
  client_name: z.string(),
  from: person,
  to: person,
  offered_at: moment,
  expires_at: moment,
})

/** What these fields are in an answer, by their names in the API. */
function answersOf<F extends FieldName>(fields: readonly F[]) {
  const entries = fields.map((field) => {
    const { api, kind } = FIELDS[field]
    return [api, kind === 'until' ? moment.nullable() : KINDS[kind].answer]
  })
  return Object.fromEntries(entries) as {
    [Name in F as (typeof FIELDS)[Name]['api']]: z.ZodType<Registered[Name]>
  }
}

/** The fields at the start of every answer about an app. */
const summary = {
  ...answersOf(['name', 'type', 'company']),
  client_id: z.string(),
  status: z.enum(['active', 'suspended', 'deleted']),
  source: z.enum(APP_SOURCES),
  verified_at: moment.nullable(),
  created_at: moment,
  deleted_at: moment.nullable(),
}

/** An app in a list: how its secrets and keys are doing. */
export const appItem = typeNamed('AppItem', {
  ...summary,
  suspended_for: suspendedFor,
  owner_name: z.string(),
  active_secrets: z.int(),
  expiring_secrets: z.int(),
  never_used_secrets: z.int(),
  public_keys: z.int(),
  publishes_keys: z.boolean(),
  last_used_at: moment.nullable(),
  cannot_authenticate: z.enum(WHY_CANNOT_AUTHENTICATE).nullable(),
})

/** An app as it is registered. */
export const app = typeNamed('App', {
  ...summary,
  ...answersOf(FIELD_NAMES),
  owner: person,
  members: z.array(person),
  networks: z.array(z.string()).describe('From where it authenticates; empty for everywhere.'),
  updated_at: moment,
  suspended_at: moment.nullable(),
  suspended_for: suspendedFor,
  pending: z.array(z.enum(PENDING)),
})

/** An app and what it waits for, in the names of the API. */
export function appOnWire(view: AppView, pending: readonly Pending[]): object {
  const grantTypes = grantTypesOf(view)
  const clientCredentials = grantTypes.includes('client_credentials')
  const shown = { ...view, grantTypes, clientCredentials }
  const registered = FIELD_NAMES.map((field) => [FIELDS[field].api, valueOnWire(shown[field])])
  return { ...toWire({ ...view, clientId: view.id, pending }), ...Object.fromEntries(registered) }
}
