import { acceptInput } from '@/lib/accept-input'
import { listApprovals } from '@/lib/apps/approvals/list-approvals'
import { decideApproval } from '@/lib/apps/approvals/testing/parsed'
import { editApp } from '@/lib/apps/registration/edit-app'
import { type AppForm, appForm } from '@/lib/apps/registration/registration'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { goTo } from './calendar'
import type { People } from './people'
import { register } from './register'

const SEATS: AppForm = {
  name: 'Seat reservations',
  type: 'web',
  company: 'Fjord Rail',
  description: 'Where travellers choose their seats.',
  redirectUris: ['https://seats.fjordrail.example/return'],
  scopes: ['openid'],
}

/**
 * For some days what is new waited for an administrator. One app and one change still wait, another
 * was refused.
 */
export async function seedApprovals({ ingrid, mateo, priya }: People): Promise<void> {
  goTo(9)
  const { id } = await register(mateo, SEATS)
  await setPolicy(ingrid, { approveNewApps: true, approveWiderApps: true })
  goTo(6)
  const widened = (redirectUri: string) =>
    acceptInput(appForm, { ...SEATS, redirectUris: [...(SEATS.redirectUris ?? []), redirectUri] })
  await editApp(mateo, id, widened('https://seats.evil.example/return'))
  const { approvals } = await listApprovals(ingrid, { of: 'waiting', page: 1 })
  for (const { id: approvalId } of approvals) {
    const word = 'We do not know this host. Ask with one of ours.'
    await decideApproval(ingrid, { approvalId, verdict: 'refuse', word })
  }
  goTo(2)
  await editApp(mateo, id, widened('https://seats-staging.fjordrail.example/return'))
  await register(priya, {
    name: 'Invoice Robot',
    type: 'machine',
    company: 'Nordlager AS',
    description: 'Writes the invoices of the spare-parts shop.',
    scopes: ['invoices:read', 'invoices:write'],
  })
  await setPolicy(ingrid, { approveNewApps: false, approveWiderApps: false })
}
