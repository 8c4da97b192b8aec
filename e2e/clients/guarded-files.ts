import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addApi, letCheck } from '../harness/apis'
import { newSecret } from '../harness/portal'
import { freePort } from '../harness/server'
import type { Place } from './installation'
import { type Running, serve } from './program'

const HOST = fileURLToPath(new URL('./javascript/hosts/mcp-server.js', import.meta.url))

/** A protected MCP server with two tools: `read` needs the first scope, `write` both. */
export type GuardedFiles = Running & { resource: string; read: string; write: string }

/** Registers the server as an API that every app may use for people, and runs it. */
export async function serveGuardedFiles(place: Place): Promise<GuardedFiles> {
  const { cluster, org, issuer, inner, authorityFile = '' } = place
  const port = await freePort()
  const resource = `http://localhost:${port}/mcp`
  const api = await addApi(cluster.pool, org, { identifier: resource })
  const write = `${api.scope}.write`
  await cluster.pool.query(
    `INSERT INTO api_scope (organization_id, name, api_id, description)
     VALUES ($1, $2, $3, 'Change your files.')`,
    [org.organizationId, write, api.id],
  )
  const checker = await org.addApp({ name: 'Files' })
  const { secret } = await newSecret(await org.signIn(org.owner, inner), checker.id)
  await letCheck({ org, origin: inner }, api, checker)
  const command = [process.execPath, HOST]
  const prepared = { command, folder: dirname(HOST), env: {} }
  const env = {
    ISSUER: issuer,
    RESOURCE: resource,
    CLIENT_ID: checker.id,
    CLIENT_SECRET: secret,
    READ: api.scope,
    WRITE: write,
    NODE_EXTRA_CA_CERTS: authorityFile,
  }
  return { ...(await serve(prepared, port, env)), resource, read: api.scope, write }
}

/** Lets native apps register without a token. */
export async function openRegistration({ cluster, org }: Place): Promise<void> {
  await cluster.pool.query(
    `INSERT INTO policy (organization_id, allowed_grant_types, open_registration, updated_at)
     VALUES ($1, '{authorization_code,refresh_token}', true, now())`,
    [org.organizationId],
  )
}
