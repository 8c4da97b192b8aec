import { callApi } from './call-api'
import { type Command, type Given, textOf } from './command'
import { CommandFailed, EXIT } from './exit'
import { printFields, printRows } from './print'
import { writeValue } from './value-output'

type Secret = Record<string, unknown> & { id: string }
type Issued = Secret & { value: string }

const secretsOf = (appId = '') => `/apps/${encodeURIComponent(appId)}/secrets`
const oneOf = ([appId, secretId = '']: string[]) =>
  `${secretsOf(appId)}/${encodeURIComponent(secretId)}`

const COLUMNS = [
  ['ID', 'id'],
  ['NAME', 'name'],
  ['HINT', 'hint'],
  ['STATUS', 'status'],
  ['EXPIRES', 'expires_at'],
  ['LAST USED', 'last_used_at'],
] as const satisfies [string, string][]

const list: Command = {
  name: 'secrets list',
  args: ['CLIENT_ID'],
  summary: 'List the secrets of an app: never a value.',
  options: {},
  help: {},
  async run({ settings, output, args }) {
    const path = secretsOf(args[0])
    const { items } = await callApi<{ items: Secret[] }>(settings, { method: 'GET', path })
    const lastUse = ({ last_use }: Secret) => (last_use as { at?: string } | null)?.at ?? null
    const rows = output.json ? items : items.map((one) => ({ ...one, last_used_at: lastUse(one) }))
    printRows(output, rows, COLUMNS)
    return EXIT.ok
  },
}

const NEW = { name: { type: 'string' }, days: { type: 'string' }, out: { type: 'string' } } as const
const NEW_HELP = {
  name: 'its name (default: the day of today)',
  days: 'after how many days it expires, or "never"',
  out: 'a new file for the value, which only you can read; without it the value goes to stdout',
}

const issue: Command = {
  name: 'secrets issue',
  args: ['CLIENT_ID'],
  summary: 'Make a secret in a free slot, and show its value once.',
  options: NEW,
  help: NEW_HELP,
  run: (given) => show(given, secretsOf(given.args[0]), newSecret(given)),
}

const rotate: Command = {
  name: 'secrets rotate',
  args: ['CLIENT_ID'],
  summary: 'Make a secret, and say what becomes of the old one.',
  options: {
    ...NEW,
    'old-ends': { type: 'string' },
    hours: { type: 'string' },
    force: { type: 'boolean' },
  },
  help: {
    ...NEW_HELP,
    'old-ends': 'by_hand (default), now, after (see --hours), or quiet: when unused for --hours',
    hours: '1 to 720 (default 24)',
    force: 'end the old one even if the new one was never used',
  },
  run(given) {
    const { values } = given
    const hours = wholeNumber(values, 'hours')
    const old_ends = textOf(values, 'old-ends') ?? 'by_hand'
    const body = {
      ...newSecret(given),
      old_ends,
      ...(hours === undefined ? {} : { after_hours: hours, quiet_hours: hours }),
      force: values.force === true,
    }
    return show(given, `${secretsOf(given.args[0])}/rotate`, body)
  },
}

function newSecret({ values }: Given) {
  const days = textOf(values, 'days')
  const expires = days === 'never' ? null : wholeNumber(values, 'days')
  return {
    name: textOf(values, 'name') ?? `keyturn ${new Date().toISOString().slice(0, 19)}`,
    ...(expires === undefined ? {} : { expires_in_days: expires }),
  }
}

function wholeNumber(values: Given['values'], name: string): number | undefined {
  const text = textOf(values, name)
  if (text === undefined) return undefined
  if (!/^\d{1,6}$/.test(text)) throw new CommandFailed(EXIT.usage, `--${name} takes a number.`)
  return Number(text)
}

async function show({ settings, output, values }: Given, path: string, body: object) {
  await writeValue(output, textOf(values, 'out'), () =>
    callApi<Issued>(settings, { method: 'POST', path, body }),
  )
  return EXIT.ok
}

const pause: Command = {
  name: 'secrets pause',
  args: ['CLIENT_ID', 'SECRET_ID'],
  summary: 'Refuse a secret for a while.',
  options: { length: { type: 'string' }, note: { type: 'string' } },
  help: { length: '15m, 1h or until_resumed (default)', note: 'why, for the audit log' },
  run: (given) =>
    act(given, 'pause', {
      length: textOf(given.values, 'length') ?? 'until_resumed',
      note: textOf(given.values, 'note'),
    }),
}

const resume: Command = {
  name: 'secrets resume',
  args: ['CLIENT_ID', 'SECRET_ID'],
  summary: 'End the pause of a secret.',
  options: {},
  help: {},
  run: (given) => act(given, 'resume', {}),
}

const revoke: Command = {
  name: 'secrets revoke',
  args: ['CLIENT_ID', 'SECRET_ID'],
  summary: 'End a secret for good, with its tokens.',
  options: { 'keep-tokens': { type: 'boolean' }, reason: { type: 'string' } },
  help: {
    'keep-tokens': 'let the tokens that it has minted live to their own end',
    reason: 'leaked, replaced or not_needed',
  },
  run: (given) =>
    act(given, 'revoke', {
      end_tokens: given.values['keep-tokens'] !== true,
      reason: textOf(given.values, 'reason'),
    }),
}

async function act({ settings, output, args }: Given, verb: string, body: object) {
  const path = `${oneOf(args)}/${verb}`
  const { id, name, hint, status } = await callApi<Secret>(settings, { method: 'POST', path, body })
  printFields(output, { id, name, hint, status })
  return EXIT.ok
}

export const secretCommands = [list, issue, rotate, pause, resume, revoke]
