/** A piece of a line. */
export type Inline =
  | { kind: 'text' | 'code' | 'strong' | 'em'; text: string }
  | { kind: 'link'; text: string; href: string }

export type Block =
  | { kind: 'heading'; level: number; id: string; text: string; inline: Inline[] }
  | { kind: 'paragraph'; inline: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'code'; text: string }

const HEADING = /^(#{1,4}) (.*)$/
const ITEM = /^(?:[-*]|(\d+)\.) (.*)$/
const INLINE = /`([^`]+)`|\*\*(.+?)\*\*|\b_([^_]+)_\b|\*([^*]+)\*|\[([^\]]+)\]\(([^)\s]+)\)/g

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

/**
 * Reads the Markdown of our own pages: headings, paragraphs, lists, tables, fenced code, and within
 * a line code, emphasis and links. Nothing in it is HTML.
 */
export function parseMarkdown(source: string): Block[] {
  const lines = source.split('\n')
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const [block, next] = readBlock(lines, at)
    if (block) blocks.push(block)
    at = next
  }
  return blocks
}

type Read = [block: Block | null, next: number]

function readBlock(lines: string[], at: number): Read {
  const line = lines[at] ?? ''
  if (line.trim() === '') return [null, at + 1]
  const heading = HEADING.exec(line)
  if (heading) return [headingOf(heading[1]?.length ?? 1, heading[2] ?? ''), at + 1]
  if (line.startsWith('```')) return readCode(lines, at)
  if (line.startsWith('|')) return readTable(lines, at)
  if (ITEM.test(line)) return readList(lines, at)
  const end = endOf(lines, at, (next) => !/^(#{1,4} |```|\|)/.test(next) && !ITEM.test(next))
  return [{ kind: 'paragraph', inline: parseInline(lines.slice(at, end).join(' ')) }, end]
}

function headingOf(level: number, text: string): Block {
  const inline = parseInline(text)
  const plain = inline.map((piece) => piece.text).join('')
  return { kind: 'heading', level, id: anchorOf(plain), text: plain, inline }
}

function readCode(lines: string[], at: number): Read {
  const close = lines.indexOf('```', at + 1)
  const end = close < 0 ? lines.length : close
  return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1]
}

function readTable(lines: string[], at: number): Read {
  const end = endOf(lines, at, (next) => next.startsWith('|'))
  const [head = [], , ...rows] = lines.slice(at, end).map(cellsOf)
  return [{ kind: 'table', head, rows }, end]
}

/** A bar within a cell is written `\|`. */
function cellsOf(line: string): Inline[][] {
  const cells = line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
  return cells.map((cell) => parseInline(cell.trim().replaceAll('\\|', '|')))
}

/** An item goes on in the lines that are indented below it. */
function readList(lines: string[], at: number): Read {
  const end = endOf(lines, at, (next) => ITEM.test(next) || /^\s+\S/.test(next))
  const items: string[] = []
  for (const line of lines.slice(at, end)) {
    const item = ITEM.exec(line)
    if (item) items.push(item[2] ?? '')
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  const ordered = /^\d/.test(lines[at] ?? '')
  return [{ kind: 'list', ordered, items: items.map(parseInline) }, end]
}

function endOf(lines: string[], at: number, goesOn: (line: string) => boolean): number {
  let end = at + 1
  while (end < lines.length && lines[end]?.trim() && goesOn(lines[end] ?? '')) end += 1
  return end
}

function parseInline(text: string): Inline[] {
  const pieces: Inline[] = []
  let last = 0
  for (const found of text.matchAll(INLINE)) {
    const [whole, code, strong, underlined, starred, label, href] = found
    if (found.index > last) pieces.push({ kind: 'text', text: text.slice(last, found.index) })
    if (code !== undefined) pieces.push({ kind: 'code', text: code })
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong.replaceAll('`', '') })
    else if (href !== undefined)
      pieces.push({ kind: 'link', text: (label ?? '').replaceAll('`', ''), href })
    else pieces.push({ kind: 'em', text: underlined ?? starred ?? '' })
    last = found.index + whole.length
  }
  if (last < text.length) pieces.push({ kind: 'text', text: text.slice(last) })
  return pieces
}
