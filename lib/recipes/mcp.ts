import { portOf, type Recipe } from './recipe'

const callback = '/callback'
const label = 'MCP SDK'
const packages = ['@modelcontextprotocol/sdk']

/** A client of the MCP SDK that is registered, and calls a protected MCP server for a person. */
export const MCP_CLIENT: Recipe = {
  id: 'mcp-client',
  label: `${label}, client`,
  language: 'JavaScript',
  use: 'mcp-client',
  fits: ['native'],
  packages,
  file: 'client.mjs',
  callback,
  environment: {},
  typed: 'address of the MCP server, client ID',
  needs: null,
  text: (setting) => `import { createServer } from 'node:http'
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

const kept = {}
const authProvider = {
  redirectUrl: '${setting.appUrl}${callback}',
  clientMetadata: { client_name: 'My client', redirect_uris: ['${setting.appUrl}${callback}'] },
  clientInformation: () => ({ client_id: '${setting.clientId}' }),
  tokens: () => kept.tokens,
  saveTokens: (tokens) => Object.assign(kept, { tokens }),
  codeVerifier: () => kept.verifier,
  saveCodeVerifier: (verifier) => Object.assign(kept, { verifier }),
  redirectToAuthorization: (url) => console.log(\`Open \${url}\`),
}

const connect = async (code) => {
  const transport = new StreamableHTTPClientTransport(new URL('${setting.audience}'), { authProvider })
  if (code) await transport.finishAuth(code)
  const client = new Client({ name: 'My client', version: '1.0.0' })
  await client.connect(transport)
  return client.callTool({ name: 'whoami' })
}

createServer(async (req, res) => {
  const { searchParams } = new URL(req.url, '${setting.appUrl}')
  const answer = await connect(searchParams.get('code'))
  res.end(JSON.stringify(answer))
}).listen(${portOf(setting)})

await connect().catch((error) => {
  if (!(error instanceof UnauthorizedError)) throw error
})
`,
}

/** The settings of an MCP host that reaches protected servers by `mcp-remote`. */
export const MCP_REMOTE: Recipe = {
  id: 'mcp-remote',
  label: 'mcp-remote',
  language: 'JSON',
  use: 'mcp-client',
  fits: ['native'],
  packages: ['mcp-remote'],
  file: 'mcp.json',
  callback: '/oauth/callback',
  environment: {},
  typed: 'address of the MCP server, client ID',
  needs: null,
  text: (setting) => {
    const client = JSON.stringify({ client_id: setting.clientId })
    const port = String(portOf(setting))
    const args = ['-y', 'mcp-remote', setting.audience, port, '--static-oauth-client-info', client]
    return JSON.stringify({ mcpServers: { protected: { command: 'npx', args } } }, null, 2)
  },
}

/** A protected MCP server of the SDK, with JWTs checked by jose. */
export const MCP_SERVER: Recipe = {
  id: 'mcp-server',
  label: `${label}, server`,
  language: 'JavaScript',
  use: 'mcp-server',
  fits: ['machine'],
  packages: [...packages, 'jose', 'express'],
  file: 'server.mjs',
  callback: null,
  environment: {},
  typed: 'issuer, its own address',
  needs: null,
  text: (
    setting,
  ) => `import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js'
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js'
import {
  getOAuthProtectedResourceMetadataUrl,
  mcpAuthMetadataRouter,
} from '@modelcontextprotocol/sdk/server/auth/router.js'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import express from 'express'
import { createRemoteJWKSet, jwtVerify } from 'jose'

const issuer = '${setting.issuer}'
const resourceServerUrl = new URL('${setting.audience}')
const keys = createRemoteJWKSet(new URL('${setting.issuer}/oauth2/jwks'))
const metadata = await fetch(\`\${issuer}/.well-known/oauth-authorization-server\`)

const verifier = {
  async verifyAccessToken(token) {
    const audience = '${setting.audience}'
    const { payload } = await jwtVerify(token, keys, { issuer, audience }).catch((error) => {
      throw new InvalidTokenError(error.message)
    })
    const { client_id: clientId, scope, exp: expiresAt, sub } = payload
    return { token, clientId, scopes: scope.split(' '), expiresAt, extra: { sub } }
  },
}

const app = express()
app.use(
  mcpAuthMetadataRouter({
    oauthMetadata: await metadata.json(),
    resourceServerUrl,
    scopesSupported: ['${setting.scope}'],
  }),
)
app.post(
  resourceServerUrl.pathname,
  requireBearerAuth({
    verifier,
    resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(resourceServerUrl),
  }),
  express.json(),
  async (req, res) => {
    const server = new McpServer({ name: 'My server', version: '1.0.0' })
    server.registerTool('whoami', { description: 'Says who calls.' }, ({ authInfo }) => ({
      content: [{ type: 'text', text: authInfo.extra.sub }],
    }))
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined })
    await server.connect(transport)
    await transport.handleRequest(req, res, req.body)
  },
)
app.listen(resourceServerUrl.port)
`,
}
