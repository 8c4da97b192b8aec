import { documentHost } from '@/lib/apps/app'
import { findAdmission } from '@/lib/apps/documents/find-admission'
import { findMetadataDocumentApp } from '@/lib/apps/documents/find-metadata-document-app'
import { registerFromDocument } from '@/lib/apps/documents/register-from-document'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { log } from '@/lib/log'
import { engineFind } from '../engine/seams/client-find'
import { errors, type KoaContextWithOIDC, type Provider } from '../protocol/oidc-provider'
import { addressOf, requestIdOf, requestOriginOf } from '../request/origin'
import { toRegistration } from './document-metadata'
import { documentOfRequest } from './document-of-request'
import { DOCUMENTS, Readings } from './reading'

/** The engine's names of the routes at which an app begins something; only there documents are read. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  'authorization',
  'pushed_authorization_request',
  'device_authorization',
])

/** Whether the app that is named may go on, once its document was read where that was due. */
export type ReadDocument = (ctx: KoaContextWithOIDC, appId: string) => Promise<boolean>

/**
 * Reads the metadata documents of apps that name themselves by one
 * (draft-ietf-oauth-client-id-metadata-document), and writes what they say into the app's row. The
 * engine fetches and checks a document; when, and whether at all, is decided here: from an admitted
 * host only, when an app begins something. False for an address that leads to no app; nobody learns
 * why, but the log.
 */
export function documentReader(provider: Provider): ReadDocument {
  const find = engineFind(provider)
  const readings = new Readings()

  async function read(ctx: KoaContextWithOIDC, url: string): Promise<boolean> {
    if (readings.rests(url)) return false
    const document = { url, isBeingRead: true }
    documentOfRequest.set(document, ctx)
    try {
      const client = await find(url).finally(() => {
        document.isBeingRead = false
      })
      if (!client) return false
      const described = { url, origin: requestOriginOf(ctx.req) }
      await registerFromDocument(described, toRegistration(client.metadata()))
      return true
    } catch (error) {
      readings.noteFailure(url)
      return refused(ctx, url, error)
    }
  }

  async function mayBeNew(ctx: KoaContextWithOIDC, host: string): Promise<boolean> {
    const isAdmitted = (await findAdmission(db(), host)) !== null
    return isAdmitted && readings.mayBegin(addressOf(ctx.req), host)
  }

  return async (ctx, url) => {
    if (!url.startsWith('https://') || !BEGINNINGS.has(ctx.oidc.route)) return true
    // The engine asks for the client more than once in a request; its document is read once.
    if (documentOfRequest.get(ctx)?.url === url) return true
    const host = documentHost(url)
    if (host === null) return false
    const app = await findMetadataDocumentApp(url)
    if (!app) return (await mayBeNew(ctx, host)) && (await read(ctx, url))
    if (app.outOfService || !isPast(app.describedAt, DOCUMENTS.readAgainSeconds)) return true
    return (await read(ctx, url)) || !isPast(app.describedAt, DOCUMENTS.keptSeconds)
  }
}

/** The engine asks before it fetches: nothing but what was decided on here. */
export function mayFetchDocument(_ctx: unknown, url: string): boolean {
  const document = documentOfRequest.get()
  return document?.url === url && document.isBeingRead
}

function isPast(since: Date, seconds: number): boolean {
  return now() >= secondsAfter(since, seconds)
}

/** What is wrong with a document is for the log only. Anything else that is thrown goes on. */
function refused(ctx: KoaContextWithOIDC, url: string, error: unknown): false {
  const isSaid = error instanceof Refusal || error instanceof errors.OIDCProviderError
  if (!isSaid) throw error
  const why = error instanceof Refusal ? { ...error.fields, reason: error.reason } : whyOf(error)
  const line = { event: 'metadata_document_refused', url, why, requestId: requestIdOf(ctx.req) }
  log.info(line, 'a metadata document was refused')
  return false
}

function whyOf(error: errors.OIDCProviderError): string {
  const cause = error.cause instanceof Error ? [error.cause.message] : []
  const reasons = [error.error_description ?? error.message, error.error_detail, ...cause]
  return reasons.filter(Boolean).join(': ')
}
