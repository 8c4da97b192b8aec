import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { temporaryFolder } from '../harness/folder'
import { ROOT } from '../harness/server'

const WITHIN_MS = 20_000

/** How to learn what a server has in use, without what waits for its garbage collector. */
export type MemoryProbe = {
  /** For the server's start. */
  env: Record<string, string>
  /** In megabytes. The server stops for a moment. */
  read: (pid: number) => Promise<number>
  end: () => void
}

export function memoryProbe(): MemoryProbe {
  const folder = temporaryFolder()
  const file = join(folder, 'memory')
  const script = pathToFileURL(join(ROOT, 'e2e/fuzz/collect-garbage.mjs')).href
  return {
    env: { NODE_OPTIONS: `--import=${script}`, KEYTURN_FUZZ_MEMORY: file },
    read: async (pid) => {
      rmSync(file, { force: true })
      process.kill(pid, 'SIGUSR2')
      const giveUpAt = performance.now() + WITHIN_MS
      while (performance.now() < giveUpAt) {
        await pause(100)
        const bytes = readIfThere(file)
        if (bytes) return Math.round(Number(bytes) / 1024 / 1024)
      }
      throw new Error('the server did not say how much memory it uses')
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** The resident memory of a process, in megabytes; 0 when it has ended. */
export function residentMemory(pid: number): number {
  try {
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
    return Math.round(Number(kilobytes) / 1024)
  } catch {
    return 0
  }
}
