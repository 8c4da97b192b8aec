/** The history entry of the page itself, while a second one above it catches Back. */
let page: { state: unknown; address: string } | null = null
let removal: ReturnType<typeof setTimeout> | undefined

/**
 * While it is active, reload and closing the tab ask in the browser's own words, and Back calls
 * `onBack` and stays on the page. Returns a function that removes it. The router does not notice:
 * the extra entry has the page's own address and state.
 */
export function guardLeaving(onBack: () => void): () => void {
  const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
  const onPop = (event: PopStateEvent) => {
    event.stopImmediatePropagation()
    placeEntry()
    onBack()
  }
  // A guard that is set again at once, as in React's strict mode, keeps its entry.
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
