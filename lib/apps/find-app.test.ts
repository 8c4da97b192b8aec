import { db } from '@/lib/db/client'
import { authorizeApp } from './authorize-app'
import { findApp } from './find-app'
import { suspendApp } from './lifecycle/suspend-app'
import { anApp, emailOf, expect, test } from './testing/fixtures'
import { addAppMember } from './testing/parsed'
import { viewApp } from './view-app'

test('an app that is read in one statement is the one that a change answers', async ({
  people: { ada, dora, dan },
}) => {
  const { id } = await anApp(dora, { developmentUntil: 'on' })
  await addAppMember(dora, id, { email: await emailOf(dan) })
  await suspendApp(dora, id)
  for (const actor of [ada, dora, dan]) {
    const record = await authorizeApp(db(), actor, id, 'read')
    expect(await findApp(actor, id)).toEqual(await viewApp(db(), actor, record))
  }
})
