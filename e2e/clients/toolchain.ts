import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { portOf, type Setting } from '@/lib/recipes/recipe'
import type { Client, Prepared, Runnable } from './client'

/** A client in a language other than JavaScript: its program stands in `e2e/clients/<language>`. */
export type ForeignClient = Client & {
  /** How to start it in the folder of its language. */
  command: readonly string[]
  version: () => string
}

export type Toolchain = {
  /** The folder in `e2e/clients`. */
  language: string
  /** What has to be on this machine: each is asked for its version. */
  wants: readonly (readonly string[])[]
  /** Each step of the installation, run in the folder. What it makes goes to `.installed`. */
  install: readonly (readonly string[])[]
  clients: readonly ForeignClient[]
}

const folderOf = (language: string) => fileURLToPath(new URL(`./${language}/`, import.meta.url))

/** The version that stands behind these words in a file of a language's folder. */
export function versionIn(language: string, file: string, words: string): string {
  const [, rest = ''] = readFileSync(join(folderOf(language), file), 'utf8').split(words)
  return rest.split('\n')[0] ?? ''
}

/**
 * Installs the clients of a language unless that was done before. Answers null, or in a sentence
 * why they are left out: a tool is missing, or no registry is reached.
 */
export async function installToolchain(toolchain: Toolchain): Promise<string | null> {
  const { language, wants, install } = toolchain
  if (isInstalled(toolchain)) return null
  const missing = wants.filter(
    ([program = '', ...options]) => spawnSync(program, options).status !== 0,
  )
  if (missing.length > 0) {
    const said = missing.map((command) => `\`${command.join(' ')}\``).join(' and ')
    return leftOut(language, `here fails ${said}`)
  }
  mkdirSync(join(folderOf(language), '.installed'), { recursive: true })
  for (const command of install) {
    const complaint = await runStep(folderOf(language), command)
    if (complaint !== null) return leftOut(language, `${command.join(' ')} failed:\n${complaint}`)
  }
  writeFileSync(stampOf(language), digestOf(language))
  return null
}

const leftOut = (language: string, why: string) =>
  `The clients in ${language} are left out: ${why.trimEnd()}`

async function runStep(cwd: string, command: readonly string[]): Promise<string | null> {
  const [program = '', ...options] = command
  const child = spawn(program, options, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  const said = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await exited
  return code === 0 ? null : said.join('')
}

/** Whether what is installed is what the files of the folder say. */
export function isInstalled({ language }: Toolchain): boolean {
  try {
    return readFileSync(stampOf(language), 'utf8') === digestOf(language)
  } catch {
    return false
  }
}

const stampOf = (language: string) => join(folderOf(language), '.installed', '.stamp')

function digestOf(language: string): string {
  const folder = folderOf(language)
  const digest = createHash('sha256')
  readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/(\.installed|\.run|__pycache__)\//.test(file))
    .sort()
    .forEach((file) => {
      digest.update(file).update(readFileSync(file))
    })
  return digest.digest('hex')
}

/** The clients of a language that is installed; none of one that is not. */
export function runnablesOf(toolchain: Toolchain): Runnable[] {
  if (!isInstalled(toolchain)) return []
  return toolchain.clients.map((client) => ({
    client,
    version: client.version,
    prepare: (setting): Prepared => ({
      command: client.command,
      folder: folderOf(toolchain.language),
      env: environmentOf(setting),
      clear: () => {},
    }),
  }))
}

/** What a program that is not filled in reads of its environment. */
const environmentOf = (setting: Setting) => ({
  OAUTH_ISSUER: setting.issuer,
  OAUTH_CLIENT_ID: setting.clientId,
  API_AUDIENCE: setting.audience,
  API_SCOPE: setting.scope,
  APP_URL: setting.appUrl,
  PORT: `${portOf(setting)}`,
})
