import { createElement, Fragment, type ReactNode } from 'react'
import { CodeBlock } from '@/components/ui/code-block'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { isHelpPage } from '@/lib/help/help-page'
import type { Block, Inline } from '@/lib/help/markdown'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** A page of the documentation. */
export function HelpBlocks({ blocks }: { blocks: readonly Block[] }) {
  return each(blocks, (block) => <HelpBlock block={block} />)
}

function HelpBlock({ block }: { block: Block }) {
  if (block.kind === 'heading') return <Heading {...block} />
  if (block.kind === 'table') return <Table {...block} />
  if (block.kind === 'list') return <List {...block} />
  if (block.kind === 'code') return <CodeBlock called="example" text={block.text} />
  return (
    <p className="text-pretty">
      <Line inline={block.inline} />
    </p>
  )
}

function Heading({ level, id, inline }: Of<'heading'>) {
  if (level === 1) return null
  const Element = level === 2 ? 'h2' : 'h3'
  return (
    <Element
      id={id}
      className={
        level === 2
          ? 'mt-4 scroll-mt-20 border-t pt-6 font-semibold text-lg'
          : 'mt-2 scroll-mt-20 font-semibold text-[0.9375rem]'
      }
    >
      <Line inline={inline} />
    </Element>
  )
}

function List({ ordered, items }: Of<'list'>) {
  const Element = ordered ? 'ol' : 'ul'
  return (
    <Element className={`flex flex-col gap-1.5 pl-5 ${ordered ? 'list-decimal' : 'list-disc'}`}>
      {each(items, (item) => (
        <li>
          <Line inline={item} />
        </li>
      ))}
    </Element>
  )
}

function Table({ head, rows }: Of<'table'>) {
  const [first, ...others] = head.map((label, column) => ({
    label: plain(label),
    // One element: on a card, every piece of a cell would take a place of its own in its grid.
    cell: ({ cells }: { cells: Inline[][] }) => (
      <span>
        <Line inline={cells[column] ?? []} />
      </span>
    ),
  }))
  if (!first) return null
  return (
    <DataTable
      caption={plain(head[0])}
      rows={rows.map((cells, at) => ({ at, cells }))}
      keyOf={({ at }) => String(at)}
      columns={[first, ...others]}
    />
  )
}

const plain = (inline: readonly Inline[] = []) => inline.map(({ text }) => text).join('')

function Line({ inline }: { inline: readonly Inline[] }) {
  return each(inline, (piece) => <Piece piece={piece} />)
}

function Piece({ piece }: { piece: Inline }) {
  if (piece.kind === 'text') return piece.text
  if (piece.kind === 'strong') return <strong>{piece.text}</strong>
  if (piece.kind === 'em') return <em>{piece.text}</em>
  if (piece.kind === 'link') return <Reference href={piece.href}>{piece.text}</Reference>
  return (
    <code className="rounded-sm bg-sunken px-1 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
      {piece.text}
    </code>
  )
}

const LINK = 'rounded-sm text-accent underline underline-offset-4'

/** A page that is not served here, such as a decision, is named and not linked. */
function Reference({ href, children }: { href: string; children: string }) {
  if (/^https?:\/\//.test(href)) {
    return (
      <a href={href} target="_blank" rel="noreferrer" className={LINK}>
        {children}
      </a>
    )
  }
  const [file = '', anchor] = href.split('#')
  const page = file.replace(/\.md$/, '')
  if (file !== '' && !isHelpPage(page)) return children
  const to = `${file === '' ? '' : `/help/${page}`}${anchor ? `#${anchor}` : ''}`
  return (
    <Link href={to} className={LINK}>
      {children}
    </Link>
  )
}

/** The documentation does not change while it is shown, so that its parts need no keys. */
function each<T>(parts: readonly T[], show: (part: T) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...parts.map(show))
}
