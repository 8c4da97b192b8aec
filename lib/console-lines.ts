import { format, stripVTControlCharacters } from 'node:util'
import { log } from '@/lib/log'
import { isAbort } from '@/lib/logged-error'
import { processWide } from '@/lib/process'
import { requestNotes } from '@/lib/request-notes'

const LEVELS = {
  error: 'error',
  warn: 'warn',
  info: 'debug',
  log: 'debug',
  debug: 'debug',
} as const
const LONGEST_SENTENCE = 1000

/**
 * From now on, what Next, React and other packages write to the console becomes lines of our log,
 * one line each, and so do the warnings of Node. They would write the words of a caller over several
 * lines.
 */
export function logConsole(): void {
  processWide('console-lines', () => {
    for (const [method, level] of Object.entries(LEVELS)) {
      console[method as keyof typeof LEVELS] = (...parts: unknown[]) => write(level, parts)
    }
    process.removeAllListeners('warning')
    process.on('warning', (err) => log.warn({ err, from: 'node' }, err.name))
    return true
  })
}

/** In a request, what a framework complains about belongs to the lines of that request. */
function write(level: (typeof LEVELS)[keyof typeof LEVELS], parts: unknown[]): void {
  const err = parts.find((part) => part instanceof Error)
  const sentence = sentenceOf(parts)
  const notes = requestNotes()
  const complains = level === 'error' || level === 'warn'
  if (notes && !notes.over && complains) notes.output ??= { err, sentence }
  else if (!(notes && isAbort(err))) {
    log[level]({ from: 'console', ...(err ? { err } : {}), requestId: notes?.requestId }, sentence)
  }
}

/** One line of the words, without the error: the line has that in a field of its own. */
function sentenceOf(parts: unknown[]): string {
  const words = parts.filter((part) => !(part instanceof Error))
  const text = stripVTControlCharacters(format(...words))
  return (
    text
      .replace(/^⨯|\s+/g, ' ')
      .trim()
      .slice(0, LONGEST_SENTENCE) || 'a page failed'
  )
}
