import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromiumsHere } from './chromium'

type Way = { says: string; program: string; options: string[]; minutes: number }

const DOWNLOAD: Way = {
  says: "Playwright's own download",
  program: 'node_modules/.bin/playwright',
  options: ['install', 'chromium'],
  minutes: 2,
}

/** How each system's package manager installs a Chromium, by the manager's path. */
const PACKAGE_MANAGERS: Record<string, string> = {
  '/usr/bin/apt-get':
    'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium',
  '/usr/bin/dnf': 'dnf install -y chromium',
  '/sbin/apk': 'apk add chromium',
  '/usr/bin/pacman': 'pacman -Sy --noconfirm chromium',
}

/** The system's package manager, which only root may use. */
function systemPackage(): Way | undefined {
  if (process.getuid?.() !== 0) return undefined
  const manager = Object.entries(PACKAGE_MANAGERS).find(([path]) => existsSync(path))
  if (!manager) return undefined
  const options = ['-c', manager[1]]
  return { says: "the system's package manager", program: '/bin/sh', options, minutes: 5 }
}

/** A Chromium that starts: Playwright's own may be there without the libraries that it needs. */
export function findChromium(): string | undefined {
  return chromiumsHere().find((path) => spawnSync(path, ['--version']).status === 0)
}

/** Tries to get a Chromium, each way for a bounded time; says what it does, throws nothing. */
export function installChromium(): void {
  for (const way of [DOWNLOAD, systemPackage()]) {
    if (!way || findChromium()) continue
    process.stdout.write(`No Chromium here; trying ${way.says}.\n`)
    const timeout = way.minutes * 60_000
    spawnSync(way.program, way.options, { stdio: ['ignore', 'inherit', 'inherit'], timeout })
  }
}
