import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Recipe, Setting } from '@/lib/recipes/recipe'
import { refuseUnlessInstalled } from './install'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const require = createRequire(import.meta.url)

type Environment = Record<string, string>

/** The installed version of the library that a recipe is about. */
export function versionOf(recipe: Recipe): string {
  const manifest = join(folderOf(recipe.packages[0] ?? ''), 'package.json')
  return JSON.parse(readFileSync(manifest, 'utf8')).version
}

/** Writes a recipe's text into a folder as a newcomer would, beside the packages that it imports. */
export function layOut(recipe: Recipe, setting: Setting): string {
  refuseUnlessInstalled()
  mkdirSync(join(HERE, '.run'), { recursive: true })
  const folder = mkdtempSync(join(HERE, '.run', `${recipe.id}-`))
  const file = join(folder, recipe.file)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, recipe.text(setting))
  writeFileSync(join(folder, 'package.json'), '{}')
  for (const wanted of recipe.packages) {
    const link = join(folder, 'node_modules', nameOf(wanted))
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(folderOf(wanted), link)
  }
  return folder
}

const nameOf = (wanted: string) => wanted.replace(/(?<=.)@.*$/, '')

/** Of a package that is installed in two majors, the older one has its major in its folder's name. */
function folderOf(wanted: string): string {
  const packages = join(HERE, 'node_modules')
  const other = join(packages, wanted.replace(/(?<=.)@\D*(\d+).*$/, '-$1'))
  return existsSync(other) ? other : join(packages, nameOf(wanted))
}

/** The recipes that are modules of a framework, and not programs: what `hosts/` serves. */
const HOSTED = ['next-auth', 'auth-js', 'better-auth']

/** The program to run: the recipe itself, or its module bundled with what serves it. */
export function entryOf(folder: string, recipe: Recipe): string {
  const file = join(folder, recipe.file)
  if (!HOSTED.includes(recipe.id)) return file
  const program = join(folder, 'bundle.cjs')
  writeFileSync(program, bundle(join(HERE, 'hosts', `${recipe.id}.js`), 'node', { recipe: file }))
  return program
}

/** A module with everything that it imports, as a bundler makes it. */
export function bundle(file: string, platform: 'node' | 'browser', alias = {}): string {
  const { buildSync } = require('esbuild') as {
    buildSync: (options: object) => { outputFiles: { text: string }[] }
  }
  const format = platform === 'node' ? 'cjs' : 'esm'
  const logLevel = 'error'
  const options = { entryPoints: [file], bundle: true, write: false, platform, format, alias }
  return buildSync({ ...options, logLevel }).outputFiles[0]?.text ?? ''
}

export type Running = { said: () => string; end: () => Promise<void> }

/** Runs a program that listens on this port, until `end`. Throws what it said when it ends before it listens. */
export async function serve(file: string, port: number, env: Environment): Promise<Running> {
  const child = node(file, env)
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => said.push(String(chunk)))
  }
  const gone = once(child, 'exit')
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`It ended:\n${said.join('')}`)
    await after(50)
  }
  return {
    said: () => said.join(''),
    end: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Runs a program to its end. Answers what it printed. */
export async function runOnce(file: string, env: Environment): Promise<string> {
  const child = node(file, env)
  const [printed, complaint] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (complaint) throw new Error(complaint)
  return printed.trim()
}

function node(file: string, env: Environment): ChildProcessByStdio<null, Readable, Readable> {
  const { PATH, HOME } = process.env
  return spawn(process.execPath, [file], {
    cwd: dirname(file),
    env: { NODE_ENV: 'development', PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost')
    const answer = (yes: boolean) => {
      socket.destroy()
      resolve(yes)
    }
    socket.on('connect', () => answer(true))
    socket.on('error', () => answer(false))
  })
}

/** Takes the folder away again. */
export function clear(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
