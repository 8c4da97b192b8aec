/**
 * Base UI keeps the focus in an open popup with empty elements that take it and hand it on, and hides
 * them from assistive technology. What can take the focus must not be hidden (ARIA 1.2 §6.6).
 */
export function showFocusGuards(): void {
  const guards = document.querySelectorAll('[data-base-ui-focus-guard][aria-hidden]')
  for (const guard of guards) guard.removeAttribute('aria-hidden')
}
