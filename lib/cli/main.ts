import { parseArgs } from 'node:util'
import type { Command } from './command'
import { COMMANDS } from './commands'
import { CommandFailed, EXIT, type ExitCode } from './exit'
import type { Output } from './print'
import { readSettings, type Settings } from './settings'
import { helpOf, usageOf } from './usage'

type Surroundings = { settings: Settings; output: Omit<Output, 'json'> }

const PROCESS: Omit<Output, 'json'> = {
  out: (text) => void process.stdout.write(text),
  note: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
}

/**
 * Runs a command and answers its exit code. What was asked for goes to stdout, everything else to
 * stderr. Never throws: a defect is one line, and the code `failed`.
 */
export async function main(
  words: readonly string[],
  { settings, output }: Surroundings = { settings: readSettings(), output: PROCESS },
): Promise<ExitCode> {
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, n) => words[n] === word))
  if (!command) return explain(words, output)
  try {
    const rest = words.slice(command.name.split(' ').length)
    const { values, args } = parse(command, rest)
    if (values.help === true) {
      output.out(helpOf(command))
      return EXIT.ok
    }
    if (args.length !== command.args.length) throw wrong(command)
    const written = { ...output, json: values.json === true }
    return (await command.run({ settings, output: written, values, args })) ?? EXIT.ok
  } catch (error) {
    const { message } = error as Error
    output.note(`${message}\n`)
    return error instanceof CommandFailed ? error.exit : EXIT.failed
  }
}

function explain(words: readonly string[], { out, note }: Omit<Output, 'json'>): ExitCode {
  const isAsked = words[0] === 'help' || words.includes('--help')
  const write = isAsked ? out : note
  write(usageOf(COMMANDS))
  return isAsked ? EXIT.ok : EXIT.usage
}

function parse(command: Command, rest: readonly string[]) {
  const options = {
    ...command.options,
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const
  try {
    const parsed = parseArgs({ args: [...rest], options, allowPositionals: true })
    return {
      values: parsed.values as Record<string, string | boolean | undefined>,
      args: parsed.positionals,
    }
  } catch (error) {
    throw new CommandFailed(EXIT.usage, `${(error as Error).message}\n${helpOf(command)}`)
  }
}

function wrong(command: Command): CommandFailed {
  return new CommandFailed(EXIT.usage, helpOf(command))
}
