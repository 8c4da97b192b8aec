import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { ExternalSigningKey } from '../../protocol/oidc-provider'
import {
  engine,
  helper,
  inside,
  installed,
  isGetter,
  keeps,
  keyStoreTakes,
  makeClient,
  takes,
  textOf,
} from '../testing/bare-engine'

const seams = fileURLToPath(new URL('.', import.meta.url))

const BODY = 'shared/selective_body.js'
const ERRORS = 'shared/error_handler.js'

const { prototype: context } = engine.OIDCContext
const { prototype: client } = engine.Client

const VALUED = ['AccessToken', 'ClientCredentials', 'RefreshToken', 'AuthorizationCode'].map(
  (name) => Reflect.get(engine, name),
)

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
    'token-values.ts',
    'token.generateTokenId(), which makes 43 random characters',
    () => VALUED.every((kind) => /^[\w-]{43}$/.test(new kind({}).generateTokenId())),
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
