import { stripVTControlCharacters } from 'node:util'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'

const FROM_ENGINE = /^oidc-provider (WARNING|NOTICE): (.*)$/s
/**
 * Keyturn is tested on Node 20 (docs/operating.md); the engine only no longer promises to support
 * it.
 */
const KNOWN = /^Unsupported runtime/

/**
 * The engine writes to the console. Its messages are turned into lines of our log. All other
 * console output passes unchanged.
 */
processWide('engine-warnings', () => {
  for (const method of ['warn', 'info'] as const) {
    const original = console[method].bind(console)
    console[method] = (...parts: unknown[]) => {
      const text = stripVTControlCharacters(String(parts[0]))
      const [, kind, sentence] = FROM_ENGINE.exec(text) ?? []
      if (!kind || !sentence) return original(...parts)
      const level = KNOWN.test(sentence) ? 'debug' : kind === 'WARNING' ? 'warn' : 'info'
      log[level]({ from: 'oidc-provider' }, sentence)
    }
  }
  return true
})
