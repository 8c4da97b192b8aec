import {
  type AuthorizationRequest as Asked,
  discover,
  type ForeignClient,
  oauth,
  redeem,
  requestFor,
} from '@/lib/oauth/testing/foreign-client'
import { decide } from './ceremony'
import type { AppWish, Character, Story } from './fixtures'
import { newSecret } from './portal'
import type { Session } from './session'

export const REDIRECT_URI = 'https://app.example/callback'

/** An app as a foreign client plays it: it knows the issuer and what it was given. */
export type Party = ForeignClient & {
  app: { id: string; name: string }
  /** Empty for an app that has none. */
  secret: { id: string; value: string }
}

type Place = { story: Story; origin: string }

/** Registers an app, gives it a secret if it can keep one, and lets it discover the issuer. */
export async function addParty({ story, origin }: Place, wish: AppWish = {}): Promise<Party> {
  const { type = 'web', redirectUris = [REDIRECT_URI] } = wish
  const app = await story.addApp({ scopes: ['orders.read'], ...wish, type, redirectUris })
  const secret = { id: '', value: '' }
  if (type !== 'native') {
    const owner = wish.foreign ? story.foreignAdministrator : story.owner
    const issued = await newSecret(await story.signIn(owner, origin), app.id)
    Object.assign(secret, { id: issued.id, value: issued.secret })
  }
  const [redirectUri = ''] = redirectUris
  return {
    app,
    secret,
    redirectUri,
    as: await discover(origin),
    client: { client_id: app.id },
    auth: type === 'native' ? oauth.None() : oauth.ClientSecretBasic(secret.value),
  }
}

/** The same app talking to another process behind the same name. */
export function at(party: Party, origin: string): Party {
  const moved = Object.entries(party.as).map(([name, value]) =>
    name.endsWith('_endpoint')
      ? [name, new URL(new URL(String(value)).pathname, origin).href]
      : [name, value],
  )
  return { ...party, as: Object.fromEntries(moved) }
}

/** Where the app sends the browser, changed as the test wants. */
export function ask(party: Party, changes: Record<string, string | null> = {}): Promise<Asked> {
  return requestFor(party, { scope: 'openid email offline_access', ...changes })
}

export type Tokens = {
  access_token: string
  refresh_token: string
  id_token: string
  scope: string
}

/** What an app holds once a person has let it in. */
export type LetIn = { party: Party; session: Session; asked: Asked; back: URL; tokens: Tokens }

/** A person signs in, lets the app in, and the app redeems its code. */
export async function letIn(
  place: Place,
  {
    who = place.story.member,
    wish = {},
    changes = {},
  }: { who?: Character; wish?: AppWish; changes?: Record<string, string | null> } = {},
): Promise<LetIn> {
  const party = await addParty(place, wish)
  const session = await place.story.signIn(who, place.origin)
  const asked = await ask(party, changes)
  const back = await decide(session, asked.url)
  const answer = await redeem(party, asked, back)
  if (answer.status !== 200) throw new Error(`no tokens: ${answer.status} ${await answer.text()}`)
  return { party, session, asked, back, tokens: (await answer.json()) as Tokens }
}

export type { AuthorizationRequest as Asked } from '@/lib/oauth/testing/foreign-client'
export {
  discover,
  errorOf,
  INSECURE,
  oauth,
  redeem,
  refresh,
  userInfo,
} from '@/lib/oauth/testing/foreign-client'
