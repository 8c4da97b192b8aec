import { registerApi } from '@/lib/apis/testing/parsed'
import { MINUTE } from '@/lib/clock'
import { goTo } from './calendar'
import { PEOPLE, type People } from './people'
import { register } from './register'

/** An API with described scopes, and a native app that requests them. */
export async function seedTimetables({ ingrid, mateo }: People): Promise<void> {
  goTo(30)
  await registerApi(ingrid, {
    name: 'Timetables',
    identifier: 'https://timetables.fjordrail.example',
    tokenFormat: 'jwt',
    tokenTtlSeconds: 15 * MINUTE,
    accessForItself: 'with_approval',
    accessForPeople: 'every_app',
    ownerEmail: PEOPLE.priya.email,
    scopes: [
      { name: 'journeys:read', description: 'See the journeys that you have saved.' },
      { name: 'journeys:write', description: 'Save and remove journeys for you.' },
    ],
  })
  goTo(12)
  await register(mateo, {
    name: 'Pocket timetable',
    type: 'native',
    company: 'Fjord Rail',
    description: 'Saved journeys on your telephone, also in the tunnel.',
    websiteUrl: 'https://pocket.fjordrail.example',
    privacyUrl: 'https://pocket.fjordrail.example/privacy',
    redirectUris: ['http://127.0.0.1/callback'],
    scopes: ['openid', 'profile', 'offline_access', 'journeys:read', 'journeys:write'],
    logo: ['#be185d', 'P'],
  })
}
