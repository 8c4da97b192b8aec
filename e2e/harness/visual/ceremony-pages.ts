import { beginDevice } from '../device'
import { addParty, authorizationRequest } from '../relying-party'
import { makeStale } from '../stale-session'
import { APP, type PageContext, type PageProbe } from './page-probe'

/** The pages outside of the portal’s frame. */
export const CEREMONY_PAGES: Record<string, PageProbe> = {
  'the sign-in page': { heading: /^Sign in/, path: () => '/sign-in', as: null },
  'the page for a found secret': {
    heading: /^I found a secret$/,
    path: () => '/found',
    as: null,
  },
  'a dead set-up link': { heading: /^Set up Keyturn/, path: () => '/setup#no-such-link', as: null },
  'the page for a forgotten password': {
    heading: /^Forgot password/,
    path: () => '/forgot-password',
    as: null,
  },
  'a link to an email that is dead': {
    heading: /^Confirm your email$/,
    path: () => '/confirm-email#no-such-link',
    as: 'owner',
  },
  'a dead welcome link': { heading: /./, path: () => '/welcome#no-such-link', as: null },
  consent: { heading: /^Let .* in\?$/, path: consentPage, as: 'owner' },
  'the choice of an account': {
    heading: /^Sign in to A long name/,
    path: askedFor('select_account'),
    as: 'owner',
  },
  'the question to sign in again': { heading: /./, path: askedFor('login'), as: 'owner' },
  'a device': { heading: /^Connect a device$/, path: () => '/oauth2/device', as: 'owner' },
  'the question of a device': { heading: /on your device\?$/, path: devicePage, as: 'owner' },
  'the question whether to sign out': {
    heading: /^Sign out of Keyturn\?$/,
    path: () => '/oauth2/logout',
    as: 'owner',
  },
  'after signing out': {
    heading: /^You are signed out$/,
    path: () => '/oauth2/logout',
    as: null,
  },
  'a request that is over': {
    heading: /^This request is over$/,
    path: () => '/interaction/answered-long-ago',
    as: 'owner',
  },
  'a request that cannot go on': {
    heading: /./,
    path: () => '/oauth2/authorize?client_id=nobody',
    as: null,
  },
}

async function consentPage(_: string, { server, org }: PageContext): Promise<string> {
  const party = await addParty({ org, origin: server.origin })
  return (
    await authorizationRequest(party, { scope: 'openid profile email offline_access orders.read' })
  ).url.href
}

/** What the app asks of a person beside consent, under a name that is too long for a button. */
function askedFor(prompt: 'select_account' | 'login') {
  return async (_: string, { server, org, cluster }: PageContext): Promise<string> => {
    const party = await addParty({ org, origin: server.origin }, { name: APP })
    await makeStale(cluster, org.owner)
    return (await authorizationRequest(party, { prompt })).url.href
  }
}

async function devicePage(_: string, { server, org }: PageContext): Promise<string> {
  const party = await addParty({ org, origin: server.origin })
  const { user_code } = await beginDevice(party, { scope: 'openid email' })
  return `/oauth2/device?user_code=${user_code}`
}
