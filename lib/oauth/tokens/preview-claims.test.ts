import { decodeJwt } from 'jose'
import { findApp } from '@/lib/apps/find-app'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, redeem, requestFor, userInfo } from '../testing/relying-party'
import { previewClaims } from './preview-claims'

test('the preview says what the app is then told', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const { organizationId } = party.organization
  const made = await makePerson('Bo Vik')
  const actor = { ...made, organizationId, role: 'administrator' } as const
  await db().membership.updateMany({
    where: { personId: made.personId },
    data: { organizationId, role: 'administrator' },
  })
  for (const settings of [
    { claimsInIdToken: 'all', roleClaim: 'none', organizationClaim: true },
    { claimsInIdToken: 'sign_in_only', roleClaim: 'groups', organizationClaim: false },
  ] as const) {
    const data = { ...settings, version: { increment: 1 } }
    await db().app.update({ where: { id: party.appId }, data })
    const preview = await previewClaims({ actor, amr: ['pwd'] }, await findApp(actor, party.appId))
    const request = await requestFor(party, { scope: 'openid profile email' })
    const back = await approve(new Browser(engine.origin), request.url, actor)
    const body = await (await redeem(party, request, back)).json()
    const about = await (await userInfo(party, body.access_token)).json()
    expect(preview?.userinfo).toEqual(about)
    const { iat: _, exp: __, at_hash: ___, auth_time: ____, ...said } = decodeJwt(body.id_token)
    const { auth_time: _____, ...foreseen } = preview?.idToken ?? {}
    expect(foreseen).toEqual(said)
  }
})
