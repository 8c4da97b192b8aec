import './engine-warnings'
import Provider, { ExternalSigningKey, errors, interactionPolicy } from 'oidc-provider'

export type {
  Account,
  Adapter,
  AdapterPayload,
  Client,
  Configuration,
  KoaContextWithOIDC,
  TokenEndpointGrantContext,
} from 'oidc-provider'

// The one import of the engine, so that its console is redirected before it is loaded.
export { ExternalSigningKey, errors, interactionPolicy, Provider }
