import { addApi, letCheckAll, type RegisteredApi } from './apis'
import { decide } from './ceremony'
import type { Deployment } from './deployment'
import { vouchedFor, withIssuer } from './federated-app'
import type { Person } from './fixtures'
import { newSecret } from './portal'
import {
  type AuthorizationRequest,
  addParty,
  authorizationRequest,
  INSECURE,
  oauth,
  type Party,
  redeem,
  refresh,
  type Tokens,
} from './relying-party'
import type { Session } from './session'
import { withKey } from './signing-app'

type Code = { request: AuthorizationRequest; back: URL }

/** All that an app can issueTokens of a person, and who looks at it afterwards. */
export type IssuedTokens = {
  /** Authenticates with the credential that the tokens were issued to. */
  minter: Party
  /** The same app with its other secret. */
  party: Party
  person: Person
  code: Code
  /** The codes of the tokens below. They were redeemed. */
  redeemed: Code[]
  opaque: Tokens
  jwt: Tokens
  /** Tokens of a grant that ends with the session. */
  ofSession: Tokens
  /** The browser in which the person gave access. */
  browser: Session
  api: RegisteredApi
  /** Another app of the organization, which introspects. */
  introspecter: Party
}

/** What the app authenticates with, beside its second secret. */
export type Credential = 'secret' | 'key' | 'federated'

/** Makes the app authenticate by something else than its secret. */
type Change = (party: Party, owner: Session) => Promise<Party>

/** Issues one of each kind, to an app that authenticates with this. */
export async function issueTokens(
  deployment: Deployment,
  credential: Credential,
): Promise<IssuedTokens> {
  if (credential === 'secret') return issueBy(deployment, async (party) => party)
  if (credential === 'key') return issueBy(deployment, withKey)
  return withIssuer((ci) => issueBy(deployment, (party, owner) => vouchedFor(party, owner, ci)))
}

async function issueBy(deployment: Deployment, change: Change): Promise<IssuedTokens> {
  const { cluster, org, origin } = deployment
  const api = await addApi(cluster.pool, org)
  const person = await org.addPerson('Percy Person', 'developer')
  const party = await addParty(deployment, { scopes: [api.scope] })
  const owner = await org.signIn(org.owner, origin)
  const minter = await change(party, owner)
  const second = await newSecret(owner, party.app.id)
  const browser = await org.signIn(person, origin)
  const redeemed: Code[] = []
  const mint = async (changes: Record<string, string>) => {
    const request = await authorizationRequest(party, changes)
    return { request, back: await decide(browser, request.url) }
  }
  const tokens = async (changes: Record<string, string>) => {
    const code = await mint(changes)
    redeemed.push(code)
    const answer = await redeem(minter, code.request, code.back)
    if (answer.status !== 200) throw new Error(`no tokens: ${await answer.text()}`)
    return (await answer.json()) as Tokens
  }
  const introspecter = await addParty(deployment)
  await letCheckAll(deployment, introspecter.app)
  return {
    minter,
    person,
    api,
    browser,
    party: {
      ...party,
      secret: { id: second.id, value: second.secret },
      auth: oauth.ClientSecretBasic(second.secret),
    },
    opaque: await tokens({ scope: 'openid offline_access' }),
    ofSession: await tokens({ scope: 'openid' }),
    jwt: await tokens({ scope: api.scope, resource: api.identifier }),
    code: await mint({ scope: 'openid offline_access' }),
    redeemed,
    introspecter,
  }
}

/** Whether a token is still accepted. */
export type Probe = (issued: IssuedTokens, party: Party) => Promise<boolean>

async function isActive({ as, client, auth }: Party, token: string): Promise<boolean> {
  const answer = await oauth.introspectionRequest(as, client, auth, token, INSECURE)
  return answer.status === 200 && (await answer.json()).active === true
}

/**
 * How each column of the table is checked. `party` is the app as it authenticates by then. Those that
 * only ask come before those that use something up.
 */
export const PROBES: Record<string, Probe> = {
  'opaque access tokens': ({ introspecter, opaque }) => isActive(introspecter, opaque.access_token),
  'access tokens of the session': ({ introspecter, ofSession }) =>
    isActive(introspecter, ofSession.access_token),
  'JWT, introspected': ({ introspecter, jwt }) => isActive(introspecter, jwt.access_token),
  'JWT, offline': async ({ party, jwt, api }) => {
    const headers = { authorization: `Bearer ${jwt.access_token}` }
    const request = new Request(api.identifier, { headers })
    return oauth.validateJwtAccessToken(party.as, request, api.identifier, INSECURE).then(
      () => true,
      () => false,
    )
  },
  'refresh tokens': async ({ opaque }, party) =>
    (await refresh(party, opaque.refresh_token)).status === 200,
  codes: async ({ code }, party) => (await redeem(party, code.request, code.back)).status === 200,
}

/** Which of these tokens are still accepted, in the order of the probes. */
export async function probeAll(
  tokens: string[],
  { issued, party }: { issued: IssuedTokens; party: Party },
): Promise<Record<string, boolean>> {
  const accepted: Record<string, boolean> = {}
  for (const [token, probe] of Object.entries(PROBES)) {
    if (tokens.includes(token)) accepted[token] = await probe(issued, party)
  }
  return accepted
}
