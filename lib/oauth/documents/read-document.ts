import { documentHost } from '@/lib/apps/app'
import { findAdmission } from '@/lib/apps/documents/find-admission'
import { findMetadataDocumentApp } from '@/lib/apps/documents/find-metadata-document-app'
import { registerFromDocument } from '@/lib/apps/documents/register-from-document'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { engineFind } from '../engine/seams/client-find'
import type { KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { addressOf, requestOriginOf } from '../request/origin'
import { toRegistration } from './document-metadata'
import { documentOfRequest } from './document-of-request'
import { logRefusedDocument } from './log-refused-document'
import { DOCUMENTS, Readings } from './reading'

/**
 * The routes, by the engine's names, at which an app starts a flow. Only there documents are read.
 */
const BEGINNINGS: ReadonlySet<string> = new Set([
  'authorization',
  'pushed_authorization_request',
  'device_authorization',
])

/** Reads the app's document if that is due. Answers whether the request may go on. */
export type ReadDocument = (ctx: KoaContextWithOIDC, appId: string) => Promise<boolean>

/**
 * Reads the metadata documents of apps (draft-ietf-oauth-client-id-metadata-document), and writes
 * their content into the app's row. The engine fetches and checks a document. Whether it does is
 * decided here: only from an allowed host, and only when an app starts a flow. False if the address
 * leads to no app; only the log says why.
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
      const source = { url, origin: requestOriginOf(ctx.req) }
      await registerFromDocument(source, toRegistration(client.metadata()))
      return true
    } catch (error) {
      readings.noteFailure(url)
      logRefusedDocument(ctx, url, error)
      return false
    }
  }

  async function mayBeNew(ctx: KoaContextWithOIDC, host: string): Promise<boolean> {
    const isAdmitted = (await findAdmission(db(), host)) !== null
    return isAdmitted && readings.mayBegin(addressOf(ctx.req), host)
  }

  return async (ctx, url) => {
    if (!url.startsWith('https://') || !BEGINNINGS.has(ctx.oidc.route)) return true
    // The engine asks for the client more than once in a request. Its document is read once.
    if (documentOfRequest.get(ctx)?.url === url) return true
    const host = documentHost(url)
    if (host === null) return false
    const app = await findMetadataDocumentApp(url)
    if (!app) return (await mayBeNew(ctx, host)) && (await read(ctx, url))
    if (app.outOfService || !isPast(app.describedAt, DOCUMENTS.readAgainSeconds)) return true
    return (await read(ctx, url)) || !isPast(app.describedAt, DOCUMENTS.keptSeconds)
  }
}

/** The engine asks before it fetches: it may fetch only what was decided here. */
export function mayFetchDocument(_ctx: unknown, url: string): boolean {
  const document = documentOfRequest.get()
  return document?.url === url && document.isBeingRead
}

function isPast(since: Date, seconds: number): boolean {
  return now() >= secondsAfter(since, seconds)
}
