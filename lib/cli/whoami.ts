import { accessToken } from './access-token'
import type { Command } from './command'
import { CommandFailed, EXIT } from './exit'
import { printFields } from './print'
import { request } from './request'

/** Who acts: the person who has signed in, or the app of the environment. */
export const whoami: Command = {
  name: 'whoami',
  args: [],
  summary: 'Say who is signed in.',
  options: {},
  help: {},
  async run({ settings, output }) {
    const { url, token, clientId, isApp } = await accessToken(settings)
    if (isApp) {
      printFields(output, { url, client_id: clientId })
      return EXIT.ok
    }
    const headers = { authorization: `Bearer ${token}` }
    const { status, body } = await request(`${url}/oauth2/userinfo`, { headers })
    if (status !== 200) throw new CommandFailed(EXIT.notSignedIn, 'The sign-in has ended.')
    const { sub, name, email } = body
    printFields(output, { url, sub, name, email, client_id: clientId })
    return EXIT.ok
  },
}
