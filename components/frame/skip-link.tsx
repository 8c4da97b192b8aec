/** The first link of the page: skips the navigation. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-24 rounded-lg bg-accent px-3 py-2 font-medium text-on-accent opacity-0 transition-transform focus:translate-y-0 focus:opacity-100"
    >
      Skip to the content
    </a>
  )
}
