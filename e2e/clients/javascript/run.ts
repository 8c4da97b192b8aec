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
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Recipe, Setting } from '@/lib/recipes/recipe'
import type { Runnable } from '../client'
import { refuseUnlessInstalled } from './install'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const require = createRequire(import.meta.url)

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

/** Takes the folder away again. */
export function clear(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** A recipe as a client to run. */
export function runnableOf(recipe: Recipe): Runnable {
  return {
    client: recipe,
    version: () => versionOf(recipe),
    prepare: (setting) => {
      const folder = layOut(recipe, setting)
      const command = [process.execPath, entryOf(folder, recipe)]
      return { command, folder, env: {}, clear: () => clear(folder) }
    },
  }
}
