import type { Command } from './command'

const SETTINGS = `Set KEYTURN_URL to the address of Keyturn. In a pipeline, KEYTURN_CLIENT_ID with
KEYTURN_CLIENT_SECRET, KEYTURN_ASSERTION_FILE or GitHub's own token acts as the app.
Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 not signed in, 4 forbidden, 5 not found,
6 conflict, 7 no answer, 8 refused.
`

/** What the commands are. */
export function usageOf(commands: readonly Command[]): string {
  const lines = commands.map((one) => [[one.name, ...one.args].join(' '), one.summary] as const)
  const width = Math.max(...lines.map(([call]) => call.length))
  const table = lines.map(([call, summary]) => `  ${call.padEnd(width)}  ${summary}`)
  return `keyturn COMMAND [--json]\n\n${table.join('\n')}\n\n${SETTINGS}`
}

/** What one command takes. */
export function helpOf({ name, args, summary, options, help }: Command): string {
  const lines = Object.entries(options).map(([option, { type, short }]) => {
    const named = `${short ? `-${short}, ` : ''}--${option}${type === 'string' ? ' …' : ''}`
    return `  ${named.padEnd(22)}  ${help[option] ?? ''}`
  })
  const known = [...lines, `  ${'--json'.padEnd(22)}  JSON instead of a table`]
  return `keyturn ${[name, ...args].join(' ')}\n\n${summary}\n\n${known.join('\n')}\n`
}
