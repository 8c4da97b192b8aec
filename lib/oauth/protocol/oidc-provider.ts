import './engine-warnings'
import Provider, { errors, interactionPolicy } from 'oidc-provider'

export type {
  Account,
  Adapter,
  AdapterPayload,
  Client,
  Configuration,
  KoaContextWithOIDC,
  TokenEndpointGrantContext,
} from 'oidc-provider'

// The one door to the engine, so that its console is routed before it is loaded.
export { errors, interactionPolicy, Provider }
