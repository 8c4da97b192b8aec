// A protected MCP server whose second tool needs a second scope. It asks Keyturn about each token
// (RFC 7662).
import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js'
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js'
import {
  getOAuthProtectedResourceMetadataUrl,
  mcpAuthMetadataRouter,
} from '@modelcontextprotocol/sdk/server/auth/router.js'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import express from 'express'

const { ISSUER, RESOURCE, CLIENT_ID, CLIENT_SECRET, READ, WRITE } = process.env
const resourceServerUrl = new URL(RESOURCE)
const resourceMetadataUrl = getOAuthProtectedResourceMetadataUrl(resourceServerUrl)
const metadata = await fetch(`${ISSUER}/.well-known/oauth-authorization-server`)
const oauthMetadata = await metadata.json()

const verifier = {
  async verifyAccessToken(token) {
    const answer = await fetch(oauthMetadata.introspection_endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}` },
      body: new URLSearchParams({ token }),
    })
    const told = await answer.json()
    if (!told.active || told.aud !== RESOURCE) throw new InvalidTokenError('not for this server')
    const { client_id: clientId, scope, exp: expiresAt } = told
    return { token, clientId, scopes: scope.split(' '), expiresAt }
  },
}

const guard = (...requiredScopes) =>
  requireBearerAuth({ verifier, requiredScopes, resourceMetadataUrl })

const app = express()
app.use(mcpAuthMetadataRouter({ oauthMetadata, resourceServerUrl }))
app.use(express.json())
app.post(
  resourceServerUrl.pathname,
  (req, res, next) =>
    (req.body.params?.name === 'write' ? guard(READ, WRITE) : guard(READ))(req, res, next),
  async (req, res) => {
    const server = new McpServer({ name: 'Files', version: '1.0.0' })
    for (const tool of ['read', 'write']) {
      server.registerTool(tool, { description: tool }, ({ authInfo }) => ({
        content: [{ type: 'text', text: authInfo.scopes.join(' ') }],
      }))
    }
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined })
    await server.connect(transport)
    await transport.handleRequest(req, res, req.body)
  },
)
app.listen(resourceServerUrl.port)
