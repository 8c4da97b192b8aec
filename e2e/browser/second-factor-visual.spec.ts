import { typeFirstCode } from '../harness/authenticator'
import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import { makeStale } from '../harness/stale-session'

test('all that asks for a second factor looks right', async ({ page, cluster, server, org }) => {
  const { owner } = org
  await carryInto(page.context(), await org.signIn(owner, server.origin))
  await page.goto('/account')
  await page.getByRole('button', { name: 'Add authenticator app' }).click()
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
  await probeLooks(page, 'add-app')
  await typeFirstCode(page)
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await probeLooks(page, 'recovery-codes')
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 of 10 left.')).toBeVisible()
  await probeLooks(page, 'account')

  await makeStale(cluster, owner)
  await page.getByRole('button', { name: 'New codes' }).click()
  await page.getByRole('button', { name: 'Make new codes' }).click()
  await expect(page.getByRole('dialog', { name: 'Is it you?' })).toBeVisible()
  await probeLooks(page, 'step-up')

  await page.context().clearCookies()
  await carryInto(page.context(), await org.signIn(owner, server.origin))
  await page.goto('/apps')
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible()
  await probeLooks(page, 'second-step')

  await cluster.pool.query(
    `INSERT INTO policy (organization_id, allowed_grant_types, second_factor_required, updated_at)
     VALUES ($1, '{}', true, now())`,
    [org.organizationId],
  )
  await page.context().clearCookies()
  await carryInto(page.context(), await org.signIn(org.administrator, server.origin))
  await page.goto('/apps')
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
  await probeLooks(page, 'set-up')
  await page.getByRole('button', { name: 'Add authenticator app' }).click()
  await typeFirstCode(page)
  await expect(page.getByText('Keep these recovery codes')).toBeVisible()
  await probeLooks(page, 'set-up-codes')
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.goto('/admin/people')
  await page.getByRole('button', { name: `Actions for ${owner.name}` }).click()
  await page.getByRole('menuitem', { name: 'Remove second factor' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await probeLooks(page, 'reset')
})
