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

/** Every Chromium that could be meant: the one asked for alone, else Playwright's own first. */
export function chromiumsHere(): string[] {
  const asked = process.env.KEYTURN_CHROMIUM
  const all = asked ? [asked] : [chromium.executablePath(), ...SYSTEM_NAMES.map(onPath)]
  return all.filter((path) => path !== undefined && path !== '' && existsSync(path)) as string[]
}

/** How Chromium is started; as root its sandbox cannot be. */
export function chromiumLaunchOptions(): LaunchOptions {
  const [executablePath] = chromiumsHere()
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
