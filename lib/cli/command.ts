import type { ParseArgsConfig } from 'node:util'
import type { ExitCode } from './exit'
import type { Output } from './print'
import type { Settings } from './settings'

export type Options = NonNullable<ParseArgsConfig['options']>
type Values = Record<string, string | boolean | undefined>

export type Given = { settings: Settings; output: Output; values: Values; args: string[] }

/** A command of the command line. */
export type Command = {
  /** Such as `secrets rotate`. */
  name: string
  /** The names of its arguments, all needed. */
  args: readonly string[]
  summary: string
  options: Options
  /** What each option is for, by its name. */
  help: Readonly<Record<string, string>>
  run: (given: Given) => Promise<ExitCode | undefined>
}

/** The text of an option; undefined when it was not given. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}
