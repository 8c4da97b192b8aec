import { portOf, type Recipe, type Setting } from './recipe'

const api = {
  language: 'JavaScript',
  use: 'api',
  fits: ['machine'],
  file: 'api.mjs',
  callback: null,
  needs: null,
  environment: {},
} as const

const serving = (setting: Setting, answer: string) => `
app.get('/', (req, res) => res.json(${answer}))
app.listen(${portOf(setting)})
`

/** express-oauth2-jwt-bearer, as its README begins. */
export const EXPRESS_OAUTH2_JWT_BEARER: Recipe = {
  ...api,
  id: 'express-oauth2-jwt-bearer',
  label: 'express-oauth2-jwt-bearer',
  packages: ['express-oauth2-jwt-bearer', 'express'],
  typed: 'issuer, audience',
  text: (setting) => `import express from 'express'
import { auth } from 'express-oauth2-jwt-bearer'

const app = express()
app.use(auth({ issuerBaseURL: '${setting.issuer}', audience: '${setting.audience}' }))
${serving(setting, 'req.auth.payload')}`,
}

/** express-jwt with jwks-rsa, as the latter's example for Express has it. */
export const EXPRESS_JWT: Recipe = {
  ...api,
  id: 'express-jwt',
  label: 'express-jwt with jwks-rsa',
  packages: ['express-jwt', 'jwks-rsa', 'express'],
  typed: 'address of the keys, audience, issuer, RS256',
  text: (setting) => `import express from 'express'
import { expressjwt } from 'express-jwt'
import jwks from 'jwks-rsa'

const app = express()
app.use(
  expressjwt({
    secret: jwks.expressJwtSecret({
      cache: true,
      rateLimit: true,
      jwksRequestsPerMinute: 5,
      jwksUri: '${setting.issuer}/oauth2/jwks',
    }),
    audience: '${setting.audience}',
    issuer: '${setting.issuer}',
    algorithms: ['RS256'],
  }),
)
${serving(setting, 'req.auth')}`,
}

/** passport-jwt with the keys of jwks-rsa, as the latter's example for Passport has it. */
export const PASSPORT_JWT: Recipe = {
  ...api,
  id: 'passport-jwt',
  label: 'passport-jwt with jwks-rsa',
  packages: ['passport-jwt', 'passport', 'jwks-rsa', 'express'],
  typed: 'address of the keys, audience, issuer, RS256',
  text: (setting) => `import express from 'express'
import jwks from 'jwks-rsa'
import passport from 'passport'
import { ExtractJwt, Strategy } from 'passport-jwt'

passport.use(
  new Strategy(
    {
      secretOrKeyProvider: jwks.passportJwtSecret({
        cache: true,
        rateLimit: true,
        jwksRequestsPerMinute: 5,
        jwksUri: '${setting.issuer}/oauth2/jwks',
      }),
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      audience: '${setting.audience}',
      issuer: '${setting.issuer}',
      algorithms: ['RS256'],
    },
    (payload, done) => done(null, payload),
  ),
)

const app = express()
app.use(passport.authenticate('jwt', { session: false }))
${serving(setting, 'req.user')}`,
}

/** jose, in Express. */
export const JOSE: Recipe = {
  ...api,
  id: 'jose',
  label: 'jose',
  packages: ['jose', 'express'],
  typed: 'address of the keys, audience, issuer',
  text: (setting) => `import express from 'express'
import { createRemoteJWKSet, jwtVerify } from 'jose'

const keys = createRemoteJWKSet(new URL('${setting.issuer}/oauth2/jwks'))
const expected = { issuer: '${setting.issuer}', audience: '${setting.audience}' }

const app = express()
app.use(async (req, res, next) => {
  const [, token = ''] = (req.headers.authorization ?? '').split(' ')
  try {
    req.auth = (await jwtVerify(token, keys, expected)).payload
    next()
  } catch {
    res.status(401).set('WWW-Authenticate', 'Bearer error="invalid_token"').end()
  }
})
${serving(setting, 'req.auth')}`,
}
