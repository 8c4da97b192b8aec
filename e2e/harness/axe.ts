import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with the page as it is now. */
async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const { violations } = await page.evaluate(() => {
    const { axe: tool } = window as unknown as { axe: typeof axe }
    return tool.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    })
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  )
}

/** By how many pixels the page scrolls sideways. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}

const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 360, height: 800 }

const LOOKS = [
  [WIDE, 'light'],
  [WIDE, 'dark'],
  [NARROW, 'dark'],
  [NARROW, 'light'],
] as const

/**
 * Holds the page as it is now against what every page promises, in light and in dark colours, in a
 * wide window and at 360 pixels: axe finds nothing, and nothing scrolls sideways. The page itself is
 * loaded once.
 */
export async function probeLooks(page: Page, what: string): Promise<void> {
  for (const [viewport, colorScheme] of LOOKS) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // What has been scrolled below the header is covered by it until the person scrolls on.
    await page.evaluate(() => scrollTo(0, 0))
    await settled(page)
    const found = [...(await axeFindings(page)), await sideways(page)]
    expect.soft(found, `${what}, ${colorScheme}, ${viewport.width} pixels wide`).toEqual([0])
  }
  await page.setViewportSize(WIDE)
}

/**
 * Waits for the end of what moves, such as colours that fade into those of the other theme. What
 * inherits a colour may begin to fade when its parent has ended, so it looks again until all is still.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (;;) {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      const moving = document.getAnimations().filter(({ effect }) => {
        return Number.isFinite(effect?.getComputedTiming().endTime)
      })
      if (moving.length === 0) return
      await Promise.allSettled(moving.map(({ finished }) => finished))
    }
  })
}
