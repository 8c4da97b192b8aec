import { randomBytes } from 'node:crypto'
import { newId } from '@/lib/crypto/random'
import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import { newSecret, revoke } from '../harness/portal'

test('somebody leaves: their apps get an owner, and what they have seen is worked off', async ({
  page,
  cluster,
  server,
  org,
}) => {
  const noor = await org.addPerson('Noor Leaver', 'developer')
  const app = await org.addApp()
  await cluster.pool.query('UPDATE app SET owner_id = $2 WHERE id = $1', [app.id, noor.id])
  const hers = await org.openSession(noor, server.origin)
  await newSecret(hers, app.id)
  const revoked = await newSecret(hers, app.id)
  const admin = await org.openSession(org.administrator, server.origin)
  await carryInto(page.context(), admin)

  await page.goto(`/admin/people?search=${encodeURIComponent(noor.email)}`)
  await page.getByRole('button', { name: 'Actions for Noor Leaver' }).click()
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/people/${noor.id}`))
  await expect(page.getByText('2 secrets that they have seen still work')).toBeVisible()
  await probeLooks(page, 'the page of somebody who left')

  await page.getByRole('button', { name: 'Change owner of all' }).click()
  await page.getByLabel('Email of the new owner').fill(org.member.email)
  await page.getByRole('button', { name: 'Change owner', exact: true }).click()
  await expect(page.getByText('They own no app.')).toBeVisible()

  await revoke(admin, app, revoked.id)
  await page.reload()
  const secrets = page.getByRole('region', { name: 'Secrets they have seen' })
  await expect(secrets.getByText('Revoked')).toBeVisible()
  await secrets.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Keep', exact: true }).last().click()
  await expect(page.getByText('Say why it is kept.', { exact: true })).toBeVisible()
  await page.getByLabel('Why').fill('Keys come on Monday')
  await page.getByRole('button', { name: 'Keep', exact: true }).last().click()
  await expect(secrets.getByText('Keys come on Monday')).toBeVisible()
  await expect(page.getByText('They no longer know a secret that matters')).toBeVisible()
  await page.goto('/admin/people')
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible()
  await expect(page.getByText('unfinished work')).toHaveCount(0)
})

test('a list of people is checked line by line, then invited', async ({ page, server, org }) => {
  await carryInto(page.context(), await org.openSession(org.administrator, server.origin))
  await page.goto('/admin/people/invite')
  const email = `list.${newId('psn').slice(4, 12).toLowerCase()}@keyturn.example`
  await page
    .getByRole('textbox', { name: 'People' })
    .fill(`${email}, Lis Tander, support\n${org.owner.email}\nnowhere\n${email}`)
  await page.getByRole('button', { name: 'Check the list' }).click()
  const table = page.getByRole('table', { name: 'People of the list' })
  for (const word of ['Is invited', 'Is here already', 'Cannot be invited', 'Stands twice']) {
    await expect(table.getByText(word)).toBeVisible()
  }
  await probeLooks(page, 'a checked list of people')
  await page.getByRole('button', { name: 'Invite one person' }).click()
  await expect(page.getByText('One person was invited')).toBeVisible()
  await expect(page.getByText(/\/welcome#\w{43}$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download CSV' })).toBeVisible()
})

test('an administrator sees who let which app in, and revokes it', async ({
  page,
  cluster,
  server,
  org,
}) => {
  const app = await org.addApp({ type: 'web', scopes: ['orders.read'] })
  for (const person of [org.owner, org.member]) {
    await cluster.pool.query(
      `INSERT INTO app_grant (digest, id, person_id, app_id, scopes, sealed, created_at, updated_at)
       VALUES ($1, $2, $3, $4, '{openid,orders.read}', '\\x00', now(), now())`,
      [randomBytes(32), newId('grt'), person.id, app.id],
    )
  }
  await carryInto(page.context(), await org.openSession(org.administrator, server.origin))
  await page.goto(`/apps/${app.id}`)
  await expect(page.getByText('It acts for 2 people.')).toBeVisible()
  await page.getByRole('link', { name: 'See who let it in' }).click()
  const table = page.getByRole('table', { name: 'Granted access' })
  await expect(table.getByRole('row')).toHaveCount(3)
  await probeLooks(page, 'who let an app in')
  await table
    .getByRole('row', { name: /Mara Member/ })
    .getByRole('button', { name: 'Revoke' })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(table.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Revoke all' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke all' }).click()
  await expect(page.getByText('Nobody has let an app in')).toBeVisible()
})

test('an owner offers an app, and the colleague owns it once they accept', async ({
  page,
  server,
  org,
}) => {
  const app = await org.addApp()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto(`/apps/${app.id}`)
  await page.getByRole('button', { name: 'Change owner' }).click()
  await page.getByLabel('Email of the new owner').fill(org.otherDeveloper.email)
  await page.getByRole('dialog').getByRole('button', { name: 'Change owner' }).click()
  await expect(page.getByText('Offered to Otto Other')).toBeVisible()

  await carryInto(page.context(), await org.openSession(org.otherDeveloper, server.origin))
  await page.goto('/apps')
  const offers = page.getByRole('region', { name: 'Offered to you' })
  await expect(offers.getByText(app.name)).toBeVisible()
  await probeLooks(page, 'My Apps with an offer')
  await offers.getByRole('button', { name: 'Accept' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(offers).toHaveCount(0)
  await page.goto(`/apps/${app.id}`)
  const people = page.getByRole('region', { name: 'People' })
  await expect(people.getByRole('listitem').first()).toContainText('Otto Other')
})
