import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('foreign-issuer.mjs', import.meta.url))

/** Another issuer in a process of its own. */
export type IssuerProcess = {
  issuer: string
  /** A new token, as a pipeline asks for one. */
  token: (claims: { audience: string; sub: string } & Record<string, string>) => Promise<string>
  end: () => Promise<void>
}

/** Starts it on a free port of the loopback. */
export async function startIssuerProcess(): Promise<IssuerProcess> {
  const child = spawn(process.execPath, [SCRIPT], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const issuer = String(line).trim()
  return {
    issuer,
    async token(claims) {
      const answer = await fetch(`${issuer}/token?${new URLSearchParams(claims)}`)
      return (await answer.json()).value
    },
    async end() {
      child.kill()
      await once(child, 'exit')
    },
  }
}
