import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { HELP_OF_PATHS, HELP_PAGES, type HelpPage, helpFor } from './help-page'
import { type Block, parseMarkdown } from './markdown'
import { provideDocs, readHelp } from './read-help'

provideDocs(fileURLToPath(new URL('../../docs', import.meta.url)))

const PAGES = Object.keys(HELP_PAGES) as HelpPage[]
const anchorsOf = (blocks: Block[]) =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []))

test('every question mark leads to a heading that is there', async () => {
  for (const [path, page, anchor] of HELP_OF_PATHS) {
    if (anchor) expect(anchorsOf(await readHelp(page)), String(path)).toContain(anchor)
  }
  expect(helpFor('/apps/app_1/secrets')).toBe('/help/what-ends-what')
  expect(helpFor('/apps/new')).toBe('/help/connecting-an-app#which-kind-of-app')
  expect(helpFor('/elsewhere')).toBe('/help')
})

test('each page has its title, and every link between them leads to a heading', async () => {
  for (const page of PAGES) {
    const blocks = await readHelp(page)
    expect(blocks[0], page).toMatchObject({ kind: 'heading', level: 1, text: HELP_PAGES[page] })
    for (const href of linksOf(blocks)) {
      const [, to, anchor] = /^(?:([a-z-]+)\.md)?(?:#(.+))?$/.exec(href) ?? []
      const target = PAGES.find((one) => one === (to ?? page))
      if (target && anchor) expect(anchorsOf(await readHelp(target)), href).toContain(anchor)
    }
  }
})

test('nothing of the Markdown is left in the text', async () => {
  for (const page of PAGES) {
    const text = JSON.stringify((await readHelp(page)).filter(({ kind }) => kind !== 'code'))
    expect(text.match(/"text":"[^"]*(\*\*|\]\(|^\||```)/)?.[0], page).toBeUndefined()
  }
})

test('a page is read block by block', () => {
  expect(
    parseMarkdown(
      '# A `b`\n\nOne\ntwo **three**.\n\n- x\n  y\n- z\n\n| a | b |\n| - | - |\n| 1 | [l](m.md) |\n\n```sh\nls | wc\n```\n',
    ),
  ).toEqual([
    {
      kind: 'heading',
      level: 1,
      id: 'a-b',
      text: 'A b',
      inline: [
        { kind: 'text', text: 'A ' },
        { kind: 'code', text: 'b' },
      ],
    },
    {
      kind: 'paragraph',
      inline: [
        { kind: 'text', text: 'One two ' },
        { kind: 'strong', text: 'three' },
        { kind: 'text', text: '.' },
      ],
    },
    {
      kind: 'list',
      ordered: false,
      items: [[{ kind: 'text', text: 'x y' }], [{ kind: 'text', text: 'z' }]],
    },
    {
      kind: 'table',
      head: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]],
      rows: [[[{ kind: 'text', text: '1' }], [{ kind: 'link', text: 'l', href: 'm.md' }]]],
    },
    { kind: 'code', text: 'ls | wc' },
  ])
})

function linksOf(blocks: Block[]): string[] {
  const found = JSON.stringify(blocks).matchAll(/"href":"([^"]+)"/g)
  return [...found].flatMap(([, href = '']) => (/^https?:/.test(href) ? [] : [href]))
}
