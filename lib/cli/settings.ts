import { homedir } from 'node:os'
import { join } from 'node:path'

/** What the environment says. Values of secrets come from here, never from arguments. */
export type Settings = {
  /** Without a slash at its end; null when `KEYTURN_URL` is not set. */
  url: string | null
  /** Where the token of a person is kept. */
  sessionFile: string
  clientId: string | null
  clientSecret: string | null
  /** A file with a token of another issuer, such as GitLab's. */
  assertionFile: string | null
  /** GitHub Actions gives tokens to jobs with the permission `id-token: write`. */
  github: { url: string; token: string } | null
}

/** Reads the settings of the command line. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const folder = env.XDG_CONFIG_HOME || join(homedir(), '.config')
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env
  return {
    url: env.KEYTURN_URL?.replace(/\/+$/, '') || null,
    sessionFile: join(folder, 'keyturn', 'session.json'),
    clientId: env.KEYTURN_CLIENT_ID || null,
    clientSecret: env.KEYTURN_CLIENT_SECRET || null,
    assertionFile: env.KEYTURN_ASSERTION_FILE || null,
    github: url && token ? { url, token } : null,
  }
}
