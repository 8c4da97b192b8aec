import { OIDC_CLIENT_TS } from '@/lib/recipes/oidc-client-ts'
import { rowOf, writtenRows } from '../clients/clients-page'
import { welcome } from '../clients/installation'
import { servePage } from '../clients/javascript/page-server'
import { versionOf } from '../clients/javascript/run'
import { carryInto, expect, test } from '../harness/browser'

test('oidc-client-ts signs people in to a page of another origin, as its own README says', async ({
  page,
  context,
  deployment,
  allowedOrigins,
}) => {
  const { cluster, org, origin } = deployment
  const { setting } = await welcome({ cluster, org, issuer: origin, inner: origin }, OIDC_CLIENT_TS)
  const close = await servePage(OIDC_CLIENT_TS, setting)
  allowedOrigins.add(setting.appUrl)
  await carryInto(context, await org.signIn(org.member, origin))
  await page.goto(setting.appUrl)
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByText(org.member.email)).toBeVisible()
  close()
  expect(writtenRows()).toContain(rowOf(OIDC_CLIENT_TS, versionOf(OIDC_CLIENT_TS)))
})
