import { portOf, type Recipe } from './recipe'

const callback = '/auth/keyturn/callback'

/** passport-oauth2, in Express. Plain OAuth 2.0: it asks userinfo itself. */
export const PASSPORT_OAUTH2: Recipe = {
  id: 'passport-oauth2',
  label: 'Passport (OAuth 2.0)',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['passport-oauth2', 'passport', 'express', 'express-session'],
  file: 'server.mjs',
  callback,
  environment: { OAUTH_CLIENT_SECRET: 'secret', SESSION_SECRET: 'random' },
  typed: 'two addresses, client ID, secret, callback',
  needs: null,
  text: (setting) => `import express from 'express'
import session from 'express-session'
import passport from 'passport'
import OAuth2Strategy from 'passport-oauth2'

passport.use(
  new OAuth2Strategy(
    {
      authorizationURL: '${setting.issuer}/oauth2/authorize',
      tokenURL: '${setting.issuer}/oauth2/token',
      clientID: '${setting.clientId}',
      clientSecret: process.env.OAUTH_CLIENT_SECRET,
      callbackURL: '${setting.appUrl}${callback}',
      scope: ['openid', 'email', 'profile'],
    },
    async (accessToken, refreshToken, profile, done) => {
      const headers = { authorization: \`Bearer \${accessToken}\` }
      const answer = await fetch('${setting.issuer}/oauth2/userinfo', { headers })
      done(null, await answer.json())
    },
  ),
)
passport.serializeUser((user, done) => done(null, user))
passport.deserializeUser((user, done) => done(null, user))

const app = express()
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))
app.use(passport.session())
app.get('/login', passport.authenticate('oauth2'))
app.get(
  '${callback}',
  passport.authenticate('oauth2', { failureRedirect: '/login' }),
  (req, res) => res.redirect('/'),
)

app.get('/', (req, res) => res.json(req.user ?? null))
app.listen(${portOf(setting)})
`,
}
