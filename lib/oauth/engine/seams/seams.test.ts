import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { type Client, ExternalSigningKey, Provider } from '../../protocol/oidc-provider'
import { artifactAdapter } from '../../tokens/artifact-adapter'

const seams = fileURLToPath(new URL('.', import.meta.url))
const oauth = join(seams, '../..')
const repository = join(oauth, '../..')
const inside = dirname(createRequire(import.meta.url).resolve('oidc-provider'))

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** An engine as it comes, without anything of ours. */
const engine = new Provider('https://engine.example', {
  adapter: artifactAdapter,
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256' }] },
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  features: { devInteractions: { enabled: false } },
})

const BODY = 'shared/selective_body.js'
const ERRORS = 'shared/error_handler.js'

const textOf = (file: string) => readFileSync(join(inside, file), 'utf8')

/** Whether it is a function that names so many parameters, beside optional ones. */
function takes(subject: unknown, parameters: number): boolean {
  return typeof subject === 'function' && subject.length === parameters
}

/** The parameters of a helper's export; undefined if the file or the export no longer exists. */
async function helper(name: string, exported = 'default'): Promise<unknown> {
  return import(join(inside, 'helpers', name)).then(
    (module) => module[exported],
    () => undefined,
  )
}

function makeClient(): Client & { asymmetricKeyStore: Record<string, unknown> } {
  const redirect_uris = ['https://app.example/back']
  const { Client } = engine as unknown as {
    Client: new (metadata: object) => ReturnType<typeof makeClient>
  }
  return new Client({ client_id: 'app', redirect_uris, token_endpoint_auth_method: 'none' })
}

function keyStoreTakes(method: string, parameters: number): boolean {
  return takes(makeClient().asymmetricKeyStore[method], parameters)
}

const { prototype: context } = engine.OIDCContext
const { prototype: client } = engine.Client

type Seam = [file: string, what: string, isThere: () => boolean | Promise<boolean>]

/** What each seam counts on, in the words of the engine. */
const SEAMS: Seam[] = [
  ['client-find.ts', 'Client.find(id)', () => takes(engine.Client.find, 1)],
  [
    'client-secret.ts',
    'Client.prototype.compareClientSecret(actual)',
    () => takes(client.compareClientSecret, 1),
  ],
  [
    'client-secret.ts',
    'Client.needsSecret(metadata)',
    () => takes(Reflect.get(engine.Client, 'needsSecret'), 1),
  ],
  [
    'client-permissions.ts',
    'Client.prototype.grantTypeAllowed(type)',
    () => takes(client.grantTypeAllowed, 1),
  ],
  [
    'client-permissions.ts',
    'Client.prototype.responseTypeAllowed(type)',
    () => takes(client.responseTypeAllowed, 1),
  ],
  [
    'client-key-store.ts',
    'client.asymmetricKeyStore.selectForVerify(options)',
    () => keyStoreTakes('selectForVerify', 1),
  ],
  ['client-key-store.ts', 'client.asymmetricKeyStore.fresh()', () => keyStoreTakes('fresh', 0)],
  ['client-key-store.ts', 'client.asymmetricKeyStore.refresh()', () => keyStoreTakes('refresh', 0)],
  [
    'client-key-store.ts',
    'client.asymmetricKeyStore.getKeyObject(key)',
    () => keyStoreTakes('getKeyObject', 1),
  ],
  [
    'client-key-store.ts',
    'client.asymmetricKeyStore.selectForEncrypt(options)',
    () => keyStoreTakes('selectForEncrypt', 1),
  ],
  [
    'single-use.ts',
    'ReplayDetection.unique(iss, jti, exp)',
    () => takes(engine.ReplayDetection.unique, 3),
  ],
  [
    'assertion-audience.ts',
    'OIDCContext.prototype.clientJwtAuthExpectedAudience()',
    () => takes(context.clientJwtAuthExpectedAudience, 0),
  ],
  ['issuer-urls.ts', 'provider.request.protocol', () => 'protocol' in engine.request],
  ['issuer-urls.ts', 'OIDCContext.prototype.urlFor(name, options)', () => takes(context.urlFor, 2)],
  ['issuer-urls.ts', 'provider.urlFor(name, options)', () => takes(engine.urlFor, 2)],
  [
    'oidc-scopes.ts',
    'OIDCContext.prototype.requestParamOIDCScopes, a getter',
    () => isGetter(context, 'requestParamOIDCScopes') && isGetter(context, 'requestParamScopes'),
  ],
  [
    'oidc-scopes.ts',
    'oidc.resourceServers of a context',
    () => textOf('helpers/oidc_context.js').includes('this.resourceServers = {}'),
  ],
  [
    'resource-servers.ts',
    'resourceServers[identifier] = …, where a request names APIs',
    () => textOf('shared/check_resource.js').includes('resourceServers[identifier] = new'),
  ],
  [
    'resource-servers.ts',
    'ResourceServer.prototype.identifier()',
    () => takes(Reflect.get(engine.ResourceServer.prototype, 'identifier'), 0),
  ],
  [
    'access-token.ts',
    'AccessToken.prototype.save()',
    () => takes(engine.AccessToken.prototype.save, 0),
  ],
  [
    'scope-parameter.ts',
    'oidc.params, which is set and is no field of the context',
    () =>
      textOf('shared/assemble_params.js').includes('ctx.oidc.params = ') &&
      !/^ {4}params( =|;)/m.test(textOf('helpers/oidc_context.js')),
  ],
  [
    'end-session.ts',
    'actions/end_session.js confirm, whose last step is endSession(ctx)',
    async () => {
      const { confirm } = await import(join(inside, 'actions/end_session.js'))
      return confirm.at(-1).name === 'endSession' && takes(confirm.at(-1), 1)
    },
  ],
  ['session.ts', 'Session.get(ctx)', () => takes(engine.Session.get, 1)],
  ['session.ts', 'session.state, kept with a session', () => keeps(engine.Session, 'state')],
  [
    'session.ts',
    'session.destroyed, set when a session ends',
    () => textOf('models/session.js').includes('this.destroyed = true'),
  ],
  ['cookie-request.ts', 'provider.createContext(req, res)', () => takes(engine.createContext, 2)],
  ['cookie-request.ts', 'provider.cookieName(type)', () => takes(engine.cookieName, 1)],
  [
    'device-code.ts',
    'DeviceCode.findByUserCode(userCode)',
    () => takes(engine.DeviceCode.findByUserCode, 1),
  ],
  [
    'dpop-proof.ts',
    'helpers/validate_dpop.js (provider, ctx, accessToken)',
    async () => takes(await helper('validate_dpop.js'), 3),
  ],
  [
    'dpop-proof.ts',
    'helpers/validate_dpop.js checkDpopReplay(provider, ctx, proof, clientId)',
    async () => takes(await helper('validate_dpop.js', 'checkDpopReplay'), 4),
  ],
  [
    'id-token.ts',
    'IdToken.prototype.payload() by scope, mask and rejected',
    async () => {
      const token = new engine.IdToken({ sub: 'psn', name: 'Ada' }, { client: makeClient() })
      Object.assign(token, { scope: 'openid', mask: {}, rejected: [] })
      token.set('sid', 's')
      return JSON.stringify(await token.payload()) === '{"sub":"psn","sid":"s"}'
    },
  ],
  ['acr.ts', 'OIDCContext.prototype.acr, a getter', () => isGetter(context, 'acr')],
  [
    'id-token-contents.ts',
    'IdToken.prototype.issue(options), which hashes what at_hash holds',
    () =>
      typeof engine.IdToken.prototype.issue === 'function' &&
      textOf('models/id_token.js').includes("const hashes = ['at_hash'"),
  ],
  [
    'id-token-hint.ts',
    'IdToken.validate(jwt, client), of a client its id and algorithm',
    () =>
      takes(engine.IdToken.validate, 2) &&
      textOf('models/id_token.js').includes('const alg = client.idTokenSignedResponseAlg') &&
      textOf('models/id_token.js').includes('audience: client.clientId,'),
  ],
  [
    'external-key.ts',
    'ExternalSigningKey with sign(data) and keyObject(), for its signatures',
    () =>
      takes(ExternalSigningKey.prototype.sign, 0) &&
      takes(ExternalSigningKey.prototype.keyObject, 0) &&
      textOf('helpers/jwt.js').includes('await key.sign(data)'),
  ],
  [
    'token-payload.ts',
    'token.resourceServer.jwt, kept as it was given',
    () => {
      const jwt = { typ: 'JWT' }
      return (
        Reflect.get(new engine.ResourceServer('api', { scope: '', jwt } as never), 'jwt') === jwt
      )
    },
  ],
  [
    'token-payload.ts',
    'AccessToken.IN_PAYLOAD, the names of what is kept',
    () => ['clientId', 'accountId', 'grantId'].every((name) => keeps(engine.AccessToken, name)),
  ],
  [
    'backchannel-logout.ts',
    'Client.prototype.backchannelLogout(sub, sid)',
    () => takes(Reflect.get(client, 'backchannelLogout'), 2),
  ],
  [
    'redirect-uris.ts',
    'Client.Schema.prototype.redirectUris() without arguments',
    () => takes(Reflect.get(Reflect.get(engine.Client, 'Schema').prototype, 'redirectUris'), 0),
  ],
  [
    'redirect-uris.ts',
    'Client.prototype.redirectUriAllowed(uri) and postLogoutRedirectUriAllowed(uri)',
    () =>
      takes(Reflect.get(client, 'redirectUriAllowed'), 1) &&
      takes(Reflect.get(client, 'postLogoutRedirectUriAllowed'), 1),
  ],
  [
    'request-body.ts',
    'req.iterator() and req.readable, where a body is read',
    () => ['req.iterator(', 'req.readable'].every((text) => textOf(BODY).includes(text)),
  ],
  [
    'answer-errors-as.ts',
    'err.statusCode and err.expose, where an error is answered',
    () => textOf(ERRORS).includes('err.statusCode') && textOf(ERRORS).includes('err.expose'),
  ],
  [
    'answer-errors-as.ts',
    'err.allow_redirect, where an authorization fails',
    () => textOf('shared/authorization_error_handler.js').includes('err.allow_redirect'),
  ],
]

function isGetter(prototype: object, name: string): boolean {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get !== undefined
}

function keeps(model: object, name: string): boolean {
  const names: unknown = Reflect.get(model, 'IN_PAYLOAD')
  return Array.isArray(names) && names.includes(name)
}

function installed(): string {
  return JSON.parse(readFileSync(join(inside, '../package.json'), 'utf8')).version
}

for (const [file, what, isThere] of SEAMS) {
  test(`the engine has ${what}`, async () => {
    const sentence = `oidc-provider ${installed()} has no ${what} any more, or calls it otherwise. lib/oauth/engine/seams/${file} counts on it: read there why, and mend it before upgrading.`
    expect(await isThere(), sentence).toBe(true)
  })
}

test('every seam is looked after by a test', () => {
  const files = readdirSync(seams).filter((file) => !/\.(test|d)\.ts$/.test(file))
  expect([...new Set(SEAMS.map(([file]) => file))].sort()).toEqual(files.sort())
})

test('the version of the engine is exact, because an upgrade may move a seam', () => {
  const { dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
  expect(dependencies['oidc-provider']).toBe(installed())
})

/** Code that uses the engine's inside, and not its exports. */
const REACHES_INSIDE =
  /oidc-provider\/lib|\.prototype\b|IN_PAYLOAD|asymmetricKeyStore|defineProperty|as unknown as|\.destroyed\b|\.iterator\b/

test('the inside of the engine is touched in engine/seams, and nowhere else', () => {
  const files = readdirSync(oauth, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing\/|^engine\/seams\//.test(file),
  )
  expect(files.length).toBeGreaterThan(100)
  const lines = files.flatMap((file) =>
    readFileSync(join(oauth, file), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\*|\/)/.test(line) && REACHES_INSIDE.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(lines).toEqual([])
})
