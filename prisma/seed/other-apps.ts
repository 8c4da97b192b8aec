import { acceptInput } from '@/lib/accept-input'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { editApp } from '@/lib/apps/registration/edit-app'
import { type AppForm, appForm } from '@/lib/apps/registration/registration'
import { addAppMember } from '@/lib/apps/testing/parsed'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { issueSecret, revokeSecret } from '@/lib/secrets/testing/parsed'
import { STOCK_MIRROR } from './accounting-api'
import { goTo } from './calendar'
import { seedPause } from './paused-secret'
import { PEOPLE, type People } from './people'
import { register } from './register'
import { KIOSK, used, WAREHOUSE } from './used'

const inDays = (days: number) => secondsAfter(now(), days * DAY)
const forever = (name: string) => ({ name, expiresAt: null })

export const DEPARTURE_BOARDS =
  'Departure boards and platform announcements for all stations north of Bodø'

/** An app with one active secret that expires in nine days. */
export async function seedStockMirror({ priya }: People): Promise<void> {
  goTo(171)
  const { id } = await register(priya, {
    name: STOCK_MIRROR,
    type: 'machine',
    company: 'Nordlager AS',
    description: 'Keeps the spare-parts shop in step with the warehouse.',
    scopes: ['stock:read', 'invoices:write'],
    logo: ['#b45309', 'S'],
  })
  const { secret } = await issueSecret(priya, id, { name: 'Warehouse', expiresAt: inDays(180) })
  for (const day of [170, 90, 30, 2, 1, 0.03]) await used(secret, day, WAREHOUSE)
}

/** An app with long names and long URLs, shared with a colleague, and with one unused secret. */
export async function seedDepartureBoards({ priya }: People): Promise<void> {
  goTo(20)
  const form: AppForm = {
    name: DEPARTURE_BOARDS,
    type: 'web',
    description:
      'What travellers read and hear on platforms, in four languages.\n\n' +
      'Changes reach every board within two seconds, also where a station is connected by radio.',
    company: 'Nordnorsk Stasjonsdrift og Informasjonssystemer AS',
    websiteUrl: 'https://boards.fjordrail.example',
    termsUrl: 'https://boards.fjordrail.example/terms',
    privacyUrl: 'https://boards.fjordrail.example/privacy',
    redirectUris: ['https://boards.fjordrail.example/sign-in/return'],
    scopes: ['departures:read', 'announcements:read', 'announcements:write'],
  }
  const { id } = await register(priya, { ...form, logo: ['#4338ca', 'D'] })
  await addAppMember(priya, id, { email: PEOPLE.mateo.email })
  const pilot = await issueSecret(priya, id, forever('Kiosk pilot in Fauske'))
  await used(pilot.secret, 5, { ...KIOSK, times: 60 })
  goTo(3)
  const station = 'https://boards.fjordrail.example/stations/tromsø'.replace('ø', '%C3%B8')
  const redirectUris = [
    'https://boards.fjordrail.example/sign-in/return',
    'https://localhost:8443/return',
    `${station}/platforms/3/announcements/sign-in/return?language=sme&board=north-hall-upper`,
  ]
  await editApp(priya, id, acceptInput(appForm, { ...form, redirectUris }))
  await issueSecret(priya, id, { name: 'Rollout', expiresAt: inDays(365) })
  await seedPause(priya, id, pilot.secret.id)
}

/** A suspended app with a secret that was last used long ago. */
export async function seedTicketPrinter({ mateo, ingrid }: People): Promise<void> {
  goTo(400)
  const { id } = await register(mateo, {
    name: 'Ticket printer (old)',
    type: 'machine',
    company: 'Billettverket',
    description: 'Printed tickets at the counters until the new ones came.',
    scopes: ['tickets:print'],
  })
  const { secret } = await issueSecret(mateo, id, forever('Counters'))
  for (const day of [399, 200, 41]) await used(secret, day, KIOSK)
  goTo(3)
  await suspendApp(ingrid, id)
}

/** An app that was deleted two days ago and can be restored for five more. */
export async function seedSummerCampaign({ priya }: People): Promise<void> {
  goTo(150)
  const { id } = await register(priya, {
    name: 'Summer campaign',
    type: 'web',
    company: 'Fjord Rail',
    description: 'The competition with the midnight-sun tickets.',
    redirectUris: ['https://summer.fjordrail.example/return'],
  })
  const { secret } = await issueSecret(priya, id, forever('Campaign'))
  await used(secret, 80, KIOSK)
  goTo(75)
  await revokeSecret(priya, { appId: id, secretId: secret.id })
  goTo(2)
  await deleteApp(priya, id, { typedName: 'Summer campaign' })
}

/** The last app of the seed. */
export const LOYALTY_SANDBOX = 'Loyalty sandbox'

/** An app of yesterday without a secret. */
export async function seedLoyaltySandbox({ mateo }: People): Promise<void> {
  goTo(1)
  await register(mateo, {
    name: LOYALTY_SANDBOX,
    type: 'web',
    redirectUris: ['https://localhost:3443/auth/callback'],
    scopes: ['openid', 'points:read', 'bookings:read'],
    clientCredentials: true,
  })
}
