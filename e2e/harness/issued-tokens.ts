import { addApi, type RegisteredApi } from './apis'
import { decide } from './ceremony'
import type { Estate } from './cluster'
import type { Character, Story } from './fixtures'
import { newSecret } from './portal'
import {
  type Asked,
  addParty,
  ask,
  INSECURE,
  oauth,
  type Party,
  redeem,
  refresh,
  type Tokens,
} from './relying-party'
import type { Session } from './session'
import { withKey } from './signing-app'

/** All that an app can hold of a person, and who looks at it afterwards. */
export type Holdings = {
  /** Authenticates with what the tokens were minted with. */
  minter: Party
  /** The same app with its other secret. */
  party: Party
  person: Character
  code: { asked: Asked; back: URL }
  opaque: Tokens
  jwt: Tokens
  /** Of a grant that ends with the session. */
  ofSession: Tokens
  /** The browser in which the person let the app in. */
  browser: Session
  api: RegisteredApi
  /** Another app of the organization, an API that introspects. */
  asker: Party
}

type Place = { estate: Estate; story: Story; origin: string }

/** Lets a person give an app one of each; minted with a secret, or with a public key. */
export async function hold(place: Place, by: 'secret' | 'key'): Promise<Holdings> {
  const { estate, story, origin } = place
  const api = await addApi(estate.pool, story)
  const person = await story.addPerson('Percy Person', 'developer')
  const party = await addParty(place, { scopes: [api.scope] })
  const owner = await story.signIn(story.owner, origin)
  const minter = by === 'key' ? await withKey(party, owner) : party
  const second = await newSecret(owner, party.app.id)
  const browser = await story.signIn(person, origin)
  const mint = async (changes: Record<string, string>) => {
    const asked = await ask(party, changes)
    return { asked, back: await decide(browser, asked.url) }
  }
  const tokens = async (changes: Record<string, string>) => {
    const { asked, back } = await mint(changes)
    const answer = await redeem(minter, asked, back)
    if (answer.status !== 200) throw new Error(`no tokens: ${await answer.text()}`)
    return (await answer.json()) as Tokens
  }
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
    asker: await addParty(place),
  }
}

/** Whether somebody would still serve it: `lives`, or not. */
export type Look = (held: Holdings, party: Party) => Promise<boolean>

async function isActive({ as, client, auth }: Party, token: string): Promise<boolean> {
  const answer = await oauth.introspectionRequest(as, client, auth, token, INSECURE)
  return answer.status === 200 && (await answer.json()).active === true
}

/** How each column of the table is looked at; `party` is the app as it authenticates by then. */
export const LOOKS: Record<string, Look> = {
  codes: async ({ code }, party) => (await redeem(party, code.asked, code.back)).status === 200,
  'refresh tokens': async ({ opaque }, party) =>
    (await refresh(party, opaque.refresh_token)).status === 200,
  'opaque access tokens': ({ asker, opaque }) => isActive(asker, opaque.access_token),
  'access tokens of the session': ({ asker, ofSession }) => isActive(asker, ofSession.access_token),
  'JWT, introspected': ({ asker, jwt }) => isActive(asker, jwt.access_token),
  'JWT, offline': async ({ party, jwt, api }) => {
    const headers = { authorization: `Bearer ${jwt.access_token}` }
    const request = new Request(api.identifier, { headers })
    return oauth.validateJwtAccessToken(party.as, request, api.identifier, INSECURE).then(
      () => true,
      () => false,
    )
  },
}
