import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { portOf, redirectUriOf, type Setting } from '@/lib/recipes/recipe'
import { callAction } from '../harness/action'
import { type ApiOptions, addApi, letCheck } from '../harness/apis'
import { type Cluster, startCluster } from '../harness/cluster'
import { makeOrg, type Org } from '../harness/fixtures'
import { temporaryFolder } from '../harness/folder'
import { form } from '../harness/form'
import { granted, newSecret } from '../harness/portal'
import { freePort } from '../harness/server'
import type { Client, NeedOfApi } from './client'
import { startTlsFront } from './tls-front'

/** An organization, and where Keyturn serves it. */
export type Place = {
  cluster: Cluster
  org: Org
  issuer: string
  /** The origin of its process, without the proxy. */
  inner: string
  /** The file with the certificate that a client has to trust. */
  authorityFile?: string
}

/** Keyturn behind TLS, as people run it, until `end`. */
export type Installation = Place & { end: () => Promise<void> }

export async function startInstallation(): Promise<Installation> {
  const folder = temporaryFolder()
  let cluster: Cluster | undefined
  const front = await startTlsFront(folder, () => cluster?.servers[0].port ?? 0)
  cluster = await startCluster({ processes: 1, env: { KEYTURN_URL: front.origin } })
  const { servers, end } = cluster
  return {
    cluster,
    org: await makeOrg(cluster),
    issuer: front.origin,
    authorityFile: front.authorityFile,
    inner: servers[0].origin,
    end: async () => {
      front.close()
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An app or API of a newcomer: what its recipe is filled with, and what its process finds. */
export type Newcomer = { setting: Setting; secret: string; env: Record<string, string> }

function environmentOf({ environment }: Client, { secret, appUrl }: Record<string, string>) {
  const values = { secret, 'app-url': appUrl, random: randomBytes(32).toString('hex') }
  return Object.fromEntries(
    Object.entries(environment).map(([name, variable]) => [name, values[variable] ?? '']),
  )
}

/** How Node, Go and OpenSSL, and Python are told of one more authority. */
const trusting = (authorityFile: string) => ({
  NODE_EXTRA_CA_CERTS: authorityFile,
  SSL_CERT_FILE: authorityFile,
  REQUESTS_CA_BUNDLE: authorityFile,
})

const API_OPTIONS = {
  'tokens of typ JWT': { tokenType: 'jwt' },
  'leave to introspect': { format: 'opaque' },
} satisfies Record<NeedOfApi, ApiOptions>

/** Registers what a client needs, and says what its code is to be filled with. */
export async function welcome(
  place: Place,
  client: Client,
  options: ApiOptions = client.needsOfApi ? API_OPTIONS[client.needsOfApi] : {},
): Promise<Newcomer> {
  const { cluster, org, issuer, inner, authorityFile = '' } = place
  const api = await addApi(cluster.pool, org, options)
  const { identifier: audience, scope } = api
  const appUrl = `${client.scheme ?? 'http'}://localhost:${await freePort()}`
  const redirectUri = redirectUriOf(client, { appUrl })
  const owner = await org.signIn(org.owner, inner)
  const [type = 'web'] = client.fits
  const typed = form({
    name: client.label,
    type,
    redirectUris: redirectUri ?? '',
    scopes: client.use === 'sign-in' ? '' : scope,
    ...(client.needs ? { [client.needs]: 'on' } : {}),
    ...(type === 'web' && !client.scheme ? { developmentUntil: 'on' } : {}),
  })
  const clientId = granted(await callAction<string>(owner, '/apps/new', 'new/register', typed))
  const { secret } = type === 'native' ? { secret: '' } : await newSecret(owner, clientId)
  if (client.needsOfApi === 'leave to introspect') {
    await letCheck({ org, origin: inner }, api, { id: clientId })
  }
  return {
    secret,
    setting: { issuer, clientId, appUrl, audience, scope },
    env: { ...trusting(authorityFile), ...environmentOf(client, { secret, appUrl }) },
  }
}

/** Where the app of a newcomer listens. */
export const localOrigin = (setting: Setting) => `http://localhost:${portOf(setting)}`
