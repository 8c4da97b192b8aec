import { decide, follow } from '../ceremony'
import { beginDevice, typeUserCode } from '../device'
import {
  type Asked,
  addParty,
  ask,
  INSECURE,
  oauth,
  type Party,
  redeem,
  refresh,
  userInfo,
} from '../relying-party'
import type { Session } from '../session'
import { noting } from './noting'
import { cookiesOf } from './people'
import type { Place, Values } from './told'

type Minted = { access_token: string; refresh_token: string; id_token: string }

/** What apps are given by people, and prove themselves with; some of it is never used. */
export async function lifeOfGrants(place: Place): Promise<Values> {
  const session = await place.story.signIn(place.story.otherDeveloper, place.origin)
  const party = await addParty(place)
  return {
    'secret of a party': party.secret.value,
    ...(await codeFlow(party, session)),
    ...(await leftUnused(party, session)),
    ...(await pushed(party, session)),
    ...(await boundToKey(party, session)),
    ...(await device(party, session)),
    ...cookiesOf({ 'who lets apps in': session }),
  }
}

async function codeFlow(party: Party, session: Session): Promise<Values> {
  const nonce = oauth.generateRandomNonce()
  const asked = await ask(party, { nonce })
  const back = await decide(session, asked.url)
  const first: Minted = await (await redeem(party, asked, back)).json()
  await userInfo(party, first.access_token)
  const second: Minted = await (await refresh(party, first.refresh_token)).json()
  const leave = new URL(String(party.as.end_session_endpoint))
  leave.searchParams.set('id_token_hint', first.id_token)
  const question = await follow(session, leave)
  // Used twice: what is said of that must not say what was used.
  await refresh(party, first.refresh_token)
  await redeem(party, asked, back)
  return {
    ...spoken('of a code flow', { ...asked, nonce, back }),
    ...minted('first', first),
    ...minted('refreshed', second),
    'token of the sign-out form': xsrfOf(question.text),
  }
}

/** A question that nobody has answered, and a code that nobody has redeemed. */
async function leftUnused(party: Party, session: Session): Promise<Values> {
  const [nonce, other] = [oauth.generateRandomNonce(), oauth.generateRandomNonce()]
  const kept = await ask(party, { nonce })
  const back = await decide(session, kept.url)
  const open = await ask(party, { nonce: other, prompt: 'consent' })
  await follow(session, open.url)
  return {
    ...spoken('of an unused code', { ...kept, nonce, back }),
    ...spoken('of an open question', { ...open, nonce: other }),
  }
}

/** RFC 9126: one request is used, one is not. */
async function pushed(party: Party, session: Session): Promise<Values> {
  const { as, client, auth } = party
  const push = async () => {
    const asked = await ask(party)
    const { searchParams } = asked.url
    const answer = await oauth.pushedAuthorizationRequest(as, client, auth, searchParams, INSECURE)
    return oauth.processPushedAuthorizationResponse(as, client, answer)
  }
  const [used, unused] = [await push(), await push()]
  const url = new URL(String(as.authorization_endpoint))
  url.searchParams.set('client_id', party.app.id)
  url.searchParams.set('request_uri', used.request_uri)
  await decide(session, url)
  const lastPart = (uri: string) => uri.slice(uri.lastIndexOf(':') + 1)
  return {
    'used request_uri': lastPart(used.request_uri),
    'unused request_uri': lastPart(unused.request_uri),
  }
}

/** RFC 9449: every proof that was sent. */
async function boundToKey(party: Party, session: Session): Promise<Values> {
  const DPoP = oauth.DPoP(party.client, await oauth.generateKeyPair('ES256'))
  const notes: Values = {}
  const how = { DPoP, ...INSECURE, ...noting(notes, 'dpop') }
  const asked = await ask(party)
  const back = await decide(session, asked.url)
  const bound: Minted = await (await redeem(party, asked, back, how)).json()
  await oauth.userInfoRequest(party.as, party.client, bound.access_token, how)
  await oauth.userInfoRequest(party.as, party.client, `${bound.access_token}x`, how)
  return { ...notes, ...minted('bound', bound) }
}

/** RFC 8628: a code that is typed and not approved yet. */
async function device(party: Party, session: Session): Promise<Values> {
  const begun = await beginDevice(party, { scope: 'openid' })
  const question = await typeUserCode(session, begun.user_code)
  return {
    'device code': begun.device_code,
    'user code': begun.user_code,
    'bare user code': begun.user_code.replaceAll('-', ''),
    'token of the device form': xsrfOf(question.text),
  }
}

const xsrfOf = (page: string) => /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? ''

function spoken(of: string, { state, verifier, nonce, back }: Spoken): Values {
  return {
    [`state ${of}`]: state,
    [`nonce ${of}`]: nonce,
    [`verifier ${of}`]: verifier,
    ...(back ? { [`code ${of}`]: back.searchParams.get('code') ?? '' } : {}),
  }
}

type Spoken = Asked & { nonce: string; back?: URL }

function minted(which: string, { access_token, refresh_token, id_token }: Minted): Values {
  return {
    [`${which} access token`]: access_token,
    [`${which} refresh token`]: refresh_token,
    [`${which} ID token`]: id_token,
  }
}
