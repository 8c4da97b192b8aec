import type { Next } from 'koa'
import type { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { readRequestByReference } from '../authorization/request-by-reference'
import { countRefusedRequests } from '../client-authentication/count-refused'
import { takeForeignAssertion } from '../client-authentication/foreign-assertion'
import { readUnreadableBasic } from '../client-authentication/unreadable-basic'
import { resumeInteraction } from '../interaction/resume-interaction'
import { translateAuthorization } from '../legacy/translate-authorization'
import { translateToken } from '../legacy/translate-token'
import { addResourceMetadataChallenge } from '../metadata/add-resource-metadata-challenge'
import { allowCredentials } from '../metadata/allow-credentials'
import { answerPreflight } from '../metadata/answer-preflight'
import { letCachesKeep } from '../metadata/let-caches-keep'
import { publishProtectedResource } from '../metadata/protected-resource'
import { publishMetadata } from '../metadata/publish-metadata'
import { askByGet } from '../pages/ask-by-get'
import { beginAtTheBeginning, holdUserCode } from '../pages/device-pages'
import { leaveByPage } from '../pages/leave-by-page'
import { limitUserCodes } from '../pages/limit-user-codes'
import { guardThirdPartyAccess } from '../policy/guard-third-party-access'
import type { KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { answerRegistration } from '../registration/answer-registration'
import { takeEchoedSecret } from '../registration/echoed-secret'
import { openRegistration } from '../registration/open-registration'
import { signOutOfPortal } from '../sessions/sign-out'
import { transmitSignals } from '../shared-signals/transmit'
import { answerWhenWritten } from '../tokens/answer-when-written'
import { noteUseOfTokens } from '../tokens/note-token-use'
import { answerStorageFailures } from './answer-storage-failures'

type Fetch = typeof fetchForeign
type Step = (ctx: KoaContextWithOIDC, next: Next) => Promise<void>

/**
 * The steps around the engine, for every request, in this order. The first step sees a request
 * first and its answer last. There is one file for each step, therefore many imports.
 */
function stepsAround(provider: Provider, portal: Portal, fetch: Fetch): Step[] {
  return [
    answerStorageFailures(portal),
    askByGet(portal),
    allowCredentials,
    answerPreflight,
    // The old wire: requests are translated before anything else reads them.
    translateAuthorization,
    translateToken,
    readRequestByReference(fetch),
    readUnreadableBasic,
    takeForeignAssertion,
    // What the log and the app's people are told of an answer.
    noteUseOfTokens,
    countRefusedRequests,
    // Steps that add to the engine's answers, or remove something.
    addResourceMetadataChallenge,
    guardThirdPartyAccess,
    letCachesKeep,
    publishMetadata,
    publishProtectedResource,
    transmitSignals,
    // Apps that register themselves.
    openRegistration,
    takeEchoedSecret,
    answerRegistration,
    // Browsers, and people who type a device's code.
    leaveByPage,
    beginAtTheBeginning(provider),
    limitUserCodes,
    holdUserCode,
    signOutOfPortal(portal),
    resumeInteraction(portal),
    // Next to the engine: it holds the answer back until everything is in the database.
    answerWhenWritten,
  ]
}

/** Puts every step around the engine. */
export function surround(provider: Provider, portal: Portal, fetch: Fetch): void {
  for (const step of stepsAround(provider, portal, fetch)) provider.use(step)
}
