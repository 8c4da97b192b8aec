import { EXPRESS_JWT, EXPRESS_OAUTH2_JWT_BEARER, JOSE, PASSPORT_JWT } from './apis'
import { AUTH_JS } from './auth-js'
import { BETTER_AUTH } from './better-auth'
import { EXPRESS_OPENID_CONNECT, EXPRESS_OPENID_CONNECT_CODE } from './express-openid-connect'
import { GRANT } from './grant'
import { MCP_CLIENT, MCP_REMOTE, MCP_SERVER } from './mcp'
import { MSAL_NODE } from './msal-node'
import { NEXT_AUTH } from './next-auth'
import { OAUTH4WEBAPI } from './oauth4webapi'
import { OIDC_CLIENT_TS } from './oidc-client-ts'
import { OPENID_CLIENT } from './openid-client'
import { OPENID_CLIENT_5 } from './openid-client-5'
import { PASSPORT_OAUTH2 } from './passport-oauth2'
import { PASSPORT_OPENIDCONNECT } from './passport-openidconnect'
import type { Recipe } from './recipe'
import { SIMPLE_OAUTH2, SIMPLE_OAUTH2_OWN } from './simple-oauth2'
import { OPENID_CLIENT_OWN } from './tokens-of-the-app'

/** All recipes, in the order in which people see them. */
export const RECIPES: readonly Recipe[] = [
  AUTH_JS,
  NEXT_AUTH,
  BETTER_AUTH,
  OPENID_CLIENT,
  OPENID_CLIENT_5,
  OAUTH4WEBAPI,
  PASSPORT_OPENIDCONNECT,
  PASSPORT_OAUTH2,
  EXPRESS_OPENID_CONNECT,
  EXPRESS_OPENID_CONNECT_CODE,
  GRANT,
  SIMPLE_OAUTH2,
  MSAL_NODE,
  OIDC_CLIENT_TS,
  OPENID_CLIENT_OWN,
  SIMPLE_OAUTH2_OWN,
  EXPRESS_OAUTH2_JWT_BEARER,
  EXPRESS_JWT,
  PASSPORT_JWT,
  JOSE,
  MCP_SERVER,
  MCP_CLIENT,
  MCP_REMOTE,
]
