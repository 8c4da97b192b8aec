/** The entry of the page itself, while a second one stands in front of it for Back to run into. */
let page: { state: unknown; address: string } | null = null
let removal: ReturnType<typeof setTimeout> | undefined

/**
 * While it stands, reload and closing the tab ask in the browser's own words, and Back calls
 * `onBack` and goes nowhere. Returns what takes it away. The router hears of none of this: the
 * extra entry has the page's own address and state.
 */
export function guardLeaving(onBack: () => void): () => void {
  const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
  const onPop = (event: PopStateEvent) => {
    event.stopImmediatePropagation()
    placeEntry()
    onBack()
  }
  // A guard that is put up again at once, as when React rehearses its effects, keeps its entry.
  clearTimeout(removal)
  if (!page) {
    page = { state: window.history.state, address: window.location.href }
    placeEntry()
  }
  window.addEventListener('beforeunload', onUnload)
  window.addEventListener('popstate', onPop, { capture: true })
  return () => {
    window.removeEventListener('beforeunload', onUnload)
    window.removeEventListener('popstate', onPop, { capture: true })
    removal = setTimeout(stepBack, 0)
  }
}

function placeEntry(): void {
  if (page) window.history.pushState(page.state, '', page.address)
}

function stepBack(): void {
  page = null
  const swallow = (event: PopStateEvent) => event.stopImmediatePropagation()
  window.addEventListener('popstate', swallow, { capture: true, once: true })
  window.history.back()
}
