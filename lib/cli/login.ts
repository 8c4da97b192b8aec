import { setTimeout as wait } from 'node:timers/promises'
import { needUrl, refusedBy, sessionOf } from './access-token'
import { type Command, textOf } from './command'
import { CommandFailed, EXIT } from './exit'
import { postForm } from './request'
import { readSession, removeSession, writeSession } from './session-file'

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'
const SCOPE =
  'openid profile email offline_access apps:read apps:write secrets:issue secrets:revoke audit:read'

/** Signs a person in by a device code (RFC 8628): the browser may be on another machine. */
export const login: Command = {
  name: 'login',
  args: [],
  summary: 'Sign in with a browser, here or on another device.',
  options: {
    'client-id': { type: 'string' },
    scope: { type: 'string' },
    fresh: { type: 'boolean' },
  },
  help: {
    'client-id': 'the native app that an administrator has registered for the command line',
    fresh: 'prove again who you are, though the browser is signed in: for what needs it',
    scope: `what to ask for, instead of "${SCOPE}"`,
  },
  async run({ settings, output, values }) {
    const before = readSession(settings.sessionFile)
    const url = settings.url ?? before?.url ?? needUrl(settings)
    const clientId = textOf(values, 'client-id') ?? settings.clientId ?? before?.clientId
    if (!clientId) throw new CommandFailed(EXIT.usage, 'Name the client ID: --client-id app_…')
    const scope = textOf(values, 'scope') ?? SCOPE
    const prompt = values.fresh === true ? { prompt: 'login' } : {}
    const asked = { client_id: clientId, scope, ...prompt }
    const begun = await postForm(`${url}/oauth2/device_authorization`, asked)
    if (begun.status !== 200) throw refusedBy(begun.body, 'The sign-in was refused')
    const { verification_uri_complete: page, user_code, device_code } = begun.body
    output.note(`Open ${page}\nand check the code ${user_code}\n`)
    const body = await answerOf(`${url}/oauth2/token`, {
      form: { grant_type: DEVICE_CODE, client_id: clientId, device_code: String(device_code) },
      seconds: Number(begun.body.interval ?? 5),
      untilMs: Date.now() + Number(begun.body.expires_in) * 1000,
    })
    writeSession(settings.sessionFile, sessionOf({ url, clientId, body }))
    output.note('You are signed in.\n')
    return EXIT.ok
  },
}

type Polling = { form: Record<string, string>; seconds: number; untilMs: number }

/** RFC 8628 §3.5: asks until the person has decided. */
async function answerOf(url: string, { form, seconds, untilMs }: Polling) {
  for (let pause = seconds; Date.now() < untilMs; ) {
    await wait(pause * 1000)
    const { status, body } = await postForm(url, form)
    if (status === 200) return body
    if (body.error === 'slow_down') pause += 5
    else if (body.error !== 'authorization_pending') throw refusedBy(body, 'Nobody was signed in')
  }
  throw new CommandFailed(EXIT.notSignedIn, 'The code has expired.')
}

/** Revokes the tokens (RFC 7009) and forgets them. */
export const logout: Command = {
  name: 'logout',
  args: [],
  summary: 'Sign out: the tokens of this machine end.',
  options: {},
  help: {},
  async run({ settings, output }) {
    const session = readSession(settings.sessionFile)
    if (!session) throw new CommandFailed(EXIT.notSignedIn, 'Nobody is signed in.')
    const { url, clientId, refreshToken, accessToken } = session
    const token = refreshToken ?? accessToken
    removeSession(settings.sessionFile)
    await postForm(`${url}/oauth2/revoke`, { client_id: clientId, token })
    output.note('You are signed out.\n')
    return EXIT.ok
  },
}
