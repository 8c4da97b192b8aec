import { spawnSync } from 'node:child_process'
import { chromiumsHere, HEADLESS_SHELL } from './chromium'
import { installCommand } from './package-manager'

type Way = { says: string; program: string; options: string[]; minutes: number }

const DOWNLOAD: Way = {
  says: "Playwright's own download",
  program: 'node_modules/.bin/playwright',
  options: ['install', 'chromium'],
  minutes: 2,
}

/** How each system's package manager calls a Chromium. */
const PACKAGES = { apt: 'chromium', dnf: 'chromium', apk: 'chromium', pacman: 'chromium' }

function systemPackage(names: Parameters<typeof installCommand>[0]): Way | undefined {
  const command = installCommand(names)
  if (!command) return undefined
  const options = ['-c', command]
  return { says: "the system's package manager", program: '/bin/sh', options, minutes: 5 }
}

/** A Chromium that starts: Playwright's own may be there without the libraries that it needs. */
export function findChromium(): string | undefined {
  return chromiumsHere().find((path) => spawnSync(path, ['--version']).status === 0)
}

/** Tries to get a Chromium, each way for a bounded time; says what it does, throws nothing. */
export function installChromium(): void {
  for (const way of [systemPackage({ apt: HEADLESS_SHELL }), DOWNLOAD, systemPackage(PACKAGES)]) {
    if (!way || findChromium()) continue
    process.stdout.write(`No Chromium here; trying ${way.says}.\n`)
    const timeout = way.minutes * 60_000
    spawnSync(way.program, way.options, { stdio: ['ignore', 'inherit', 'inherit'], timeout })
  }
}
