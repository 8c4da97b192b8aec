import { errors } from './oidc-provider'

/**
 * The database could not be asked. Answered 503 without detail; the engine treats it as a server
 * error, which is logged with its cause.
 */
export class StorageFailure extends errors.OIDCProviderError {
  constructor(cause: unknown) {
    super(503, 'server_error', { cause })
  }
}
