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

/** The path of a program of this name, if the system has one. */
function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

/**
 * Chromium's engine without windows and their bars, as Debian packages it. Measured: a new context and its
 * page cost it a third of the processor time.
 */
export const HEADLESS_SHELL = 'chromium-headless-shell'

/** The Chromiums to try: only KEYTURN_CHROMIUM when it is set, else the cheapest first, then Playwright's own. */
export function chromiumsHere(): string[] {
  const chosen = process.env.KEYTURN_CHROMIUM
  const here = () => [
    onPath(HEADLESS_SHELL),
    chromium.executablePath(),
    ...SYSTEM_NAMES.map(onPath),
  ]
  const all = chosen ? [chosen] : here()
  return all.filter((path) => path !== undefined && path !== '' && existsSync(path)) as string[]
}

/** Who the pages are shown to. */
export const READER = { locale: 'en-GB', timezoneId: 'UTC' }

export const ACTION_TIMEOUT_MS = 30_000

/** How Chromium is started. As root it runs without its sandbox. */
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
      '--renderer-process-limit=1',
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
  }
}
