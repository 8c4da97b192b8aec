import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processWide } from '@/lib/process'
import type { HelpPage } from './help-page'
import { type Block, parseMarkdown } from './markdown'

const docs = processWide('docs', () => ({ folder: 'docs' }))

/** Says where the documentation lies: beside the server, which knows its own place. */
export function provideDocs(folder: string): void {
  docs.folder = folder
}

/** A page of the documentation, as it came with this version. */
export async function readHelp(page: HelpPage): Promise<Block[]> {
  return parseMarkdown(await readFile(join(docs.folder, `${page}.md`), 'utf8'))
}
