/**
 * Where a popup's elements go: into the landmark of what it belongs to, so that all content of the
 * page is inside a landmark. From a dialog they go to the default place.
 */
export function landmarkOf(anchor: Element): HTMLElement | undefined {
  return anchor.closest<HTMLElement>('main, header') ?? undefined
}
