import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type LaunchOptions } from '@playwright/test'

const SYSTEM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
]

/** Where the system keeps a program of this name, if it does. */
function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

/** The Chromium to test with: the one asked for, Playwright's own, or the system's. */
export function findChromium(): string | undefined {
  const asked = process.env.KEYTURN_CHROMIUM
  if (asked) return existsSync(asked) ? asked : undefined
  const own = chromium.executablePath()
  if (own && existsSync(own)) return own
  return SYSTEM_NAMES.map(onPath).find((path) => path !== undefined)
}

/** How Chromium is started; as root its sandbox cannot be. */
export function chromiumLaunchOptions(): LaunchOptions {
  const executablePath = findChromium()
  const asRoot = process.getuid?.() === 0
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
  }
}
