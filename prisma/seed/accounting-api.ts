import { decidePermissions } from '@/lib/apis/permissions/testing/parsed'
import { registerApi } from '@/lib/apis/testing/parsed'
import { HOUR } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { goTo } from './calendar'
import type { People } from './people'

export const NIGHTLY_INVOICES = 'Nightly invoices'
export const STOCK_MIRROR = 'Stock mirror'

/** An API at which apps wait for approval where they act for themselves. */
export async function seedAccounting({ ingrid }: People): Promise<void> {
  goTo(200)
  await registerApi(ingrid, {
    name: 'Accounting',
    identifier: 'https://accounting.fjordrail.example',
    tokenFormat: 'opaque',
    tokenTtlSeconds: HOUR,
    accessForItself: 'with_approval',
    accessForPeople: 'every_app',
    scopes: [
      { name: 'bookings:read', description: 'Read the day’s group bookings.' },
      { name: 'invoices:write', description: 'Write invoices in the ledger.' },
    ],
  })
}

async function placeOf(appName: string): Promise<{ apiId: string; appId: string }> {
  const api = await db().api.findFirstOrThrow({ where: { name: 'Accounting' } })
  const { organizationId } = api
  const app = await db().app.findFirstOrThrow({ where: { name: appName, organizationId } })
  return { apiId: api.id, appId: app.id }
}

/** Grants what the nightly job needs, and refuses what the warehouse asked for. */
export async function seedDecisions({ ingrid }: People): Promise<void> {
  goTo(188)
  await decidePermissions(ingrid, await placeOf(NIGHTLY_INVOICES), {
    verdict: 'grant',
    permissions: ['for_itself bookings:read', 'for_itself invoices:write'],
    word: 'For the nightly run only.',
  })
  goTo(169)
  await decidePermissions(ingrid, await placeOf(STOCK_MIRROR), {
    verdict: 'refuse',
    permissions: ['for_itself invoices:write'],
    word: 'Spare parts are invoiced by the nightly run. Write to me if something is missing there.',
  })
}
