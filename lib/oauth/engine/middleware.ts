import type { Next } from 'koa'
import { resumeInteraction } from '../interaction/resume-interaction'
import { translateAuthorization } from '../legacy/translate-authorization'
import { translateToken } from '../legacy/translate-token'
import { addResourceMetadataChallenge } from '../metadata/add-resource-metadata-challenge'
import { publishProtectedResource } from '../metadata/protected-resource'
import { publishMetadata } from '../metadata/publish-metadata'
import { beginAtTheBeginning, holdUserCode } from '../pages/device-pages'
import { leaveByPage } from '../pages/leave-by-page'
import { limitUserCodes } from '../pages/limit-user-codes'
import { guardThirdPartyAccess } from '../policy/guard-third-party-access'
import type { KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { answerRegistration } from '../registration/answer-registration'
import { takeEchoedSecret } from '../registration/echoed-secret'
import { signOutOfPortal } from '../sessions/sign-out'
import { answerWhenWritten } from '../tokens/answer-when-written'

type Step = (ctx: KoaContextWithOIDC, next: Next) => Promise<void>

/**
 * What is done around the engine, for every request, in this order: the first step sees a request
 * first and its answer last. One file for each step; that is why there are so many imports here.
 */
function stepsAround(provider: Provider, portal: Portal): Step[] {
  return [
    // The old wire: requests are translated before anybody else reads them.
    translateAuthorization,
    translateToken,
    // Answers that say more than the engine says, or less.
    addResourceMetadataChallenge,
    guardThirdPartyAccess,
    publishMetadata,
    publishProtectedResource,
    // Apps that register themselves.
    takeEchoedSecret,
    answerRegistration,
    // Browsers, and people who type the code of a device.
    leaveByPage,
    beginAtTheBeginning(provider),
    limitUserCodes,
    holdUserCode,
    signOutOfPortal(portal),
    resumeInteraction(portal),
    // Next to the engine: what it has written is in the database before anybody hears of it.
    answerWhenWritten,
  ]
}

/** Puts every step around the engine. */
export function surround(provider: Provider, portal: Portal): void {
  for (const step of stepsAround(provider, portal)) provider.use(step)
}
