import type { AppView } from '@/lib/apps/app'
import { FIELDS } from '@/lib/apps/fields/fields'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { app as appAnswer, appOnWire } from './app-answer'

test('an app answers every field that is registered of it, by its name in the API', async ({
  people: { dora },
}) => {
  const app = await anApp(dora, { contactEmail: 'team@rail.example' })
  const answer: Record<string, unknown> = appAnswer.parse(appOnWire(app, []))
  for (const { api } of Object.values(FIELDS)) expect(answer).toHaveProperty(api)
  expect(answer).toMatchObject({
    client_id: app.id,
    contact_email: 'team@rail.example',
    website_url: null,
    scopes: ['tickets'],
  })
})

test('what the answer does not declare never leaves, even if the view carries it', async ({
  people: { dora },
}) => {
  const careless = { ...(await anApp(dora)), regeneratedAt: new Date(), jwksId: 'ID' } as AppView
  expect(JSON.stringify(appAnswer.parse(appOnWire(careless, [])))).not.toMatch(
    /regenerated|jwks_id|organization_id/,
  )
})
