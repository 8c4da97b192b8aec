import { SIGNING_ALGORITHMS } from '@/lib/apps/fields/signing-algorithm'
import { config } from '@/lib/config'
import { StorageFailure } from '@/lib/db/storage-failure'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { noteSignIns } from '../authorization/note-sign-ins'
import { answerNobody } from '../client-authentication/answer-nobody'
import { acceptAssertions } from '../client-authentication/authenticate-assertion'
import { keepBuiltClients } from '../clients/built-clients'
import { mayReturnTo } from '../clients/may-return-to'
import { queueEnginesNotices } from '../logout-notices/queue-engines-notices'
import { allowGrantTypes } from '../policy/allow-grant-types'
import type { FindClient } from '../protocol/find-client'
import { Provider } from '../protocol/oidc-provider'
import { readFormsFromBrowsers } from '../sessions/form-cookie'
import { askWhoeverIsHere } from '../sessions/sign-out'
import { acrOfRequest } from '../sessions/wanted-sign-in'
import { tellPollInterval } from '../tokens/device-polls'
import { completeEngineIdTokens } from '../tokens/id-token-contents'
import { addIdentityScopes } from '../tokens/identity-scopes'
import { noteRefusals } from '../tokens/note-token-use'
import { tokenValue } from '../tokens/token-value'
import { lookClientsUp } from './client-look-up'
import { registerGrantTypes } from './grant-types'
import { surround } from './middleware'
import { reportDefects } from './report-defects'
import { completeAccessTokens } from './seams/access-token'
import { reportAcr } from './seams/acr'
import { answerErrorsAs } from './seams/answer-errors-as'
import { acceptHintsSignedWith } from './seams/id-token-hint'
import { takeUrlsFromIssuer } from './seams/issuer-urls'
import { grantScopesOfNoApi } from './seams/oidc-scopes'
import { decideRedirectUris } from './seams/redirect-uris'
import { nameApisByAudience } from './seams/resource-servers'
import { ignoreSpacesInScope } from './seams/scope-parameter'
import { replaceTokenValues } from './seams/token-values'
import { type EngineSetup, engineSettings } from './settings'

/**
 * Creates the protocol engine, with our settings, storage and steps. Each line adds one part from a
 * file of its own, therefore many imports.
 */
export function createProvider(setup: EngineSetup): {
  provider: Provider
  findClient: FindClient
} {
  answerErrorsAs(StorageFailure, 503)
  const provider = new Provider(config().url, engineSettings(setup))
  const findClient = keepBuiltClients(provider)
  lookClientsUp(provider, findClient)
  decideRedirectUris(provider, mayReturnTo)
  acceptAssertions(provider)
  answerNobody(provider)
  allowGrantTypes(provider)
  readFormsFromBrowsers(provider)
  askWhoeverIsHere(provider, setup.portal)
  queueEnginesNotices(provider)
  acceptHintsSignedWith(provider, SIGNING_ALGORITHMS)
  takeUrlsFromIssuer(provider)
  grantScopesOfNoApi(provider)
  nameApisByAudience(provider)
  completeAccessTokens(provider, addIdentityScopes)
  replaceTokenValues(provider, tokenValue)
  ignoreSpacesInScope(provider)
  completeEngineIdTokens(provider)
  reportAcr(provider, acrOfRequest)
  registerGrantTypes(provider)
  surround(provider, setup.portal, setup.fetch ?? fetchForeign)
  tellPollInterval(provider)
  noteRefusals(provider)
  noteSignIns(provider)
  reportDefects(provider)
  return { provider, findClient }
}
