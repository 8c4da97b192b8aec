import './engine-warnings'
import Provider, { errors } from 'oidc-provider'

export type {
  Adapter,
  AdapterPayload,
  Client,
  Configuration,
  KoaContextWithOIDC,
  TokenEndpointGrantContext,
} from 'oidc-provider'

// The one door to the engine, so that its console is routed before it is loaded.
export { errors, Provider }
