import { Refusal } from '@/lib/errors'
import { log } from '@/lib/log'
import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { requestIdOf } from '../request/origin'

/** The log alone gets the reason of a refused document. Any other error is thrown on. */
export function logRefusedDocument(ctx: KoaContextWithOIDC, url: string, error: unknown): void {
  const isRefused = error instanceof Refusal || error instanceof errors.OIDCProviderError
  if (!isRefused) throw error
  const why = error instanceof Refusal ? { ...error.fields, reason: error.reason } : whyOf(error)
  const line = { event: 'metadata_document_refused', url, why, requestId: requestIdOf(ctx.req) }
  log.info(line, 'a metadata document was refused')
}

function whyOf(error: errors.OIDCProviderError): string {
  const cause = error.cause instanceof Error ? [error.cause.message] : []
  const reasons = [error.error_description ?? error.message, error.error_detail, ...cause]
  return reasons.filter(Boolean).join(': ')
}
