import { Refusal } from '@/lib/errors'
import { errors } from '../protocol/oidc-provider'
import { metadataName } from './metadata-fields'

/** An invalid registration (RFC 7591 §3.2.2). The sentence is sent to the client. */
export class RefusedMetadata extends errors.OIDCProviderError {
  override error_description: string

  constructor(field: string, sentence: string) {
    super(400, field === 'redirect_uris' ? 'invalid_redirect_uri' : 'invalid_client_metadata')
    this.error_description = plain(`${field}: ${sentence}`)
  }
}

/** A valid registration beyond a limit. RFC 7591 §3.2.2 has no error for that. */
class RefusedRegistration extends errors.OIDCProviderError {
  override error_description: string

  constructor(refusal: Refusal) {
    super(403, 'access_denied', { detail: refusal.message })
    this.error_description = plain(refusal.toPublic().sentence)
  }
}

/** RFC 6749 §5.2: a description has no quotes, backslashes or non-ASCII characters. */
function plain(sentence: string): string {
  return sentence.replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]+/g, ' ')
}

const LIMITS: ReadonlySet<string> = new Set(['too_many_apps_of_token', 'too_many_open_apps'])

/** Runs a use case, and turns its refusals into errors of the RFC. */
export async function refusingMetadata<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    if (thrown.code === 'not_found') throw new errors.InvalidToken(thrown.code)
    if (LIMITS.has(thrown.code)) throw new RefusedRegistration(thrown)
    const [[field, sentence] = ['', 'cannot be registered like this']] = Object.entries(
      thrown.fields ?? {},
    )
    throw new RefusedMetadata(metadataName(field), sentence)
  }
}
