import { portOf, type Recipe } from './recipe'

const callback = '/callback'

/** passport-openidconnect, in Express. */
export const PASSPORT_OPENIDCONNECT: Recipe = {
  id: 'passport-openidconnect',
  label: 'Passport (OpenID Connect)',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['passport-openidconnect', 'passport', 'express', 'express-session'],
  file: 'server.mjs',
  callback,
  environment: { OAUTH_CLIENT_SECRET: 'secret', SESSION_SECRET: 'random' },
  typed: 'issuer, three addresses, client ID, secret, callback',
  needs: null,
  text: (setting) => `import express from 'express'
import session from 'express-session'
import passport from 'passport'
import OpenIDConnectStrategy from 'passport-openidconnect'

passport.use(
  new OpenIDConnectStrategy(
    {
      issuer: '${setting.issuer}',
      authorizationURL: '${setting.issuer}/oauth2/authorize',
      tokenURL: '${setting.issuer}/oauth2/token',
      userInfoURL: '${setting.issuer}/oauth2/userinfo',
      clientID: '${setting.clientId}',
      clientSecret: process.env.OAUTH_CLIENT_SECRET,
      callbackURL: '${setting.appUrl}${callback}',
      scope: ['email', 'profile'],
    },
    (issuer, profile, done) => done(null, profile),
  ),
)
passport.serializeUser((user, done) => done(null, user))
passport.deserializeUser((user, done) => done(null, user))

const app = express()
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))
app.use(passport.session())
app.get('/login', passport.authenticate('openidconnect'))
app.get(
  '${callback}',
  passport.authenticate('openidconnect', { failureRedirect: '/login', failureMessage: true }),
  (req, res) => res.redirect('/'),
)

app.get('/', (req, res) => res.json(req.user ?? null))
app.listen(${portOf(setting)})
`,
}
