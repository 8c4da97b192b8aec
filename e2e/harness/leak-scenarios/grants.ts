import { decide, follow, xsrfOf } from '../ceremony'
import type { Portal } from '../deployment'
import { beginDevice, typeUserCode } from '../device'
import {
  type AuthorizationRequest,
  addParty,
  authorizationRequest,
  authorize,
  INSECURE,
  oauth,
  type Party,
  redeem,
  refresh,
  userInfo,
} from '../relying-party'
import type { Session } from '../session'
import { cookiesOf } from './people'
import { recordingFetch } from './recording-fetch'
import type { Values } from './values'

type Minted = { access_token: string; refresh_token: string; id_token: string }

/** Runs every flow with a person. Answers what the app got and sent; some of it stays unused. */
export async function runGrants(portal: Portal): Promise<Values> {
  const session = await portal.org.signIn(portal.org.otherDeveloper, portal.origin)
  const party = await addParty(portal)
  return {
    'secret of a party': party.secret.value,
    ...(await codeFlow(party, session)),
    ...(await leftUnused(party, session)),
    ...(await pushed(party, session)),
    ...(await boundToKey(party, session)),
    ...(await device(party, session)),
    ...cookiesOf({ 'who approves': session }),
  }
}

async function codeFlow(party: Party, session: Session): Promise<Values> {
  const nonce = oauth.generateRandomNonce()
  const { request, back } = await authorize(party, session, { nonce })
  const first: Minted = await (await redeem(party, request, back)).json()
  await userInfo(party, first.access_token)
  const second: Minted = await (await refresh(party, first.refresh_token)).json()
  const leave = new URL(String(party.as.end_session_endpoint))
  leave.searchParams.set('id_token_hint', first.id_token)
  const page = await follow(session, leave)
  // Used twice: the report of the reuse must not contain the values.
  await refresh(party, first.refresh_token)
  await redeem(party, request, back)
  return {
    ...exchangedValues('of a code flow', { ...request, nonce, back }),
    ...minted('first', first),
    ...minted('refreshed', second),
    'token of the sign-out form': xsrfOf(page),
  }
}

/** An interaction without an answer, and a code that is not redeemed. */
async function leftUnused(party: Party, session: Session): Promise<Values> {
  const [nonce, other] = [oauth.generateRandomNonce(), oauth.generateRandomNonce()]
  const { request: unused, back } = await authorize(party, session, { nonce })
  const open = await authorizationRequest(party, { nonce: other, prompt: 'consent' })
  await follow(session, open.url)
  return {
    ...exchangedValues('of an unused code', { ...unused, nonce, back }),
    ...exchangedValues('of an open question', { ...open, nonce: other }),
  }
}

/** RFC 9126: one request is used, one is not. */
async function pushed(party: Party, session: Session): Promise<Values> {
  const { as, client, auth } = party
  const push = async () => {
    const request = await authorizationRequest(party)
    const { searchParams } = request.url
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
  const options = { DPoP, ...INSECURE, ...recordingFetch(notes, 'dpop') }
  const { request, back } = await authorize(party, session)
  const bound: Minted = await (await redeem(party, request, back, options)).json()
  await oauth.userInfoRequest(party.as, party.client, bound.access_token, options)
  await oauth.userInfoRequest(party.as, party.client, `${bound.access_token}x`, options)
  return { ...notes, ...minted('bound', bound) }
}

/** RFC 8628: a code that is typed and not approved yet. */
async function device(party: Party, session: Session): Promise<Values> {
  const begun = await beginDevice(party, { scope: 'openid' })
  const page = await typeUserCode(session, begun.user_code)
  return {
    'device code': begun.device_code,
    'user code': begun.user_code,
    'bare user code': begun.user_code.replaceAll('-', ''),
    'token of the device form': xsrfOf(page),
  }
}

function exchangedValues(of: string, { state, verifier, nonce, back }: CodeFlow): Values {
  return {
    [`state ${of}`]: state,
    [`nonce ${of}`]: nonce,
    [`verifier ${of}`]: verifier,
    ...(back ? { [`code ${of}`]: back.searchParams.get('code') ?? '' } : {}),
  }
}

type CodeFlow = AuthorizationRequest & { nonce: string; back?: URL }

function minted(which: string, { access_token, refresh_token, id_token }: Minted): Values {
  return {
    [`${which} access token`]: access_token,
    [`${which} refresh token`]: refresh_token,
    [`${which} ID token`]: id_token,
  }
}
