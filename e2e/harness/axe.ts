import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isDeepStrictEqual } from 'node:util'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Look = { viewport: { width: number; height: number }; colorScheme: 'light' | 'dark' }

const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 360, height: 800 }
/** The narrowest window whose tables are no cards. */
const TABLES = { width: 961, height: 800 }

/** In this order two of the four steps change the width, and two the colours. */
const LOOKS: Look[] = [
  { viewport: WIDE, colorScheme: 'light' },
  { viewport: WIDE, colorScheme: 'dark' },
  { viewport: NARROW, colorScheme: 'dark' },
  { viewport: NARROW, colorScheme: 'light' },
]

/** What axe tries: all, and what depends on the colours. Nothing is shown or hidden by the colour scheme. */
const RULES = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  dark: ['color-contrast', 'link-in-text-block'],
}

/**
 * Holds the page as it is now against what every page promises, in light and in dark colours, in a
 * wide window and at 360 pixels: axe finds nothing, and nothing scrolls sideways or is cut off. The page
 * itself is loaded once.
 */
export async function probeLooks(page: Page, what: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  await page.evaluate(changeAtOnce)
  for (const { viewport, colorScheme } of LOOKS) {
    if (!isDeepStrictEqual(page.viewportSize(), viewport)) await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found = await page.evaluate(findings, RULES[colorScheme])
    const all = [...found, await page.evaluate(tooWide)]
    expect.soft(all, `${what}, ${colorScheme}, ${viewport.width} pixels wide`).toEqual([0])
  }
  await page.setViewportSize(TABLES)
  expect.soft(await page.evaluate(tooWide), `${what}, ${TABLES.width} pixels wide`).toBe(0)
  await page.setViewportSize(WIDE)
}

/**
 * Ends what moves, and lets nothing begin to: colours fade into those of the other theme for a second
 * on a busy machine, and what is tried is how they look then. A sheet of a script is no style that
 * the Content-Security-Policy refuses.
 */
function changeAtOnce(): void {
  const still = new CSSStyleSheet()
  still.replaceSync('*, ::before, ::after, ::backdrop { transition: none !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
}

/**
 * In the browser: what axe finds wrong with the page as it is now. Waits before for animations that end.
 */
async function findings(rules: string[]): Promise<string[]> {
  // What has been scrolled below the header is covered by it until the person scrolls on.
  scrollTo(0, 0)
  for (;;) {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const moving = document.getAnimations().filter(({ effect }) => {
      return Number.isFinite(effect?.getComputedTiming().endTime)
    })
    if (moving.length === 0) break
    await Promise.allSettled(moving.map(({ finished }) => finished))
  }
  const { axe: tool } = window as unknown as { axe: typeof axe }
  const { violations } = await tool.run(document, { runOnly: rules, resultTypes: ['violations'] })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  )
}

/** In the browser: by how many pixels the page scrolls sideways, or a table is wider than its frame, which cuts it off. */
function tooWide(): number {
  const cut = Array.from(document.querySelectorAll('table'), ({ offsetWidth, parentElement }) => {
    const scrolls = parentElement && getComputedStyle(parentElement).overflowX === 'auto'
    return parentElement && !scrolls ? offsetWidth - parentElement.clientWidth : 0
  })
  return Math.max(0, document.documentElement.scrollWidth - innerWidth, ...cut)
}
