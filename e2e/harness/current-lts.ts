import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './server'

/** The Node release line that the README recommends. */
export const CURRENT_LTS = 24

const FOLDER = join(ROOT, '.data', `test-node-${CURRENT_LTS}`)

/**
 * A Node of the current LTS: the one that KEYTURN_TEST_NODE names, or one that npm fetches once into
 * `.data`. npm's package for a platform is nothing but the binary. Throws a sentence where neither
 * can be had.
 */
export function currentLts(): string {
  const named = process.env.KEYTURN_TEST_NODE
  if (named) return runnable(named)
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  const binary = platform === 'win' ? 'node.exe' : 'node'
  const path = join(FOLDER, 'node_modules', name, 'bin', binary)
  if (!existsSync(path)) fetchPackage(`${name}@${CURRENT_LTS}`)
  return runnable(path)
}

function fetchPackage(wanted: string): void {
  mkdirSync(FOLDER, { recursive: true })
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts']
  const { status, stderr } = spawnSync('npm', ['install', '--prefix', FOLDER, ...quiet, wanted], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${HOW_TO_GET_IT} npm said of ${wanted}:\n${stderr}`)
}

/** Throws unless it is a Node of that release line. */
function runnable(path: string): string {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  if (stdout?.startsWith(`v${CURRENT_LTS}.`)) return path
  throw new Error(`${HOW_TO_GET_IT} ${path} says ${stdout?.trim() || 'nothing'}.`)
}

const HOW_TO_GET_IT = `This test needs Node ${CURRENT_LTS}: name its binary in KEYTURN_TEST_NODE, or let npm reach a registry.`
