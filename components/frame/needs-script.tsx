/** For a browser that runs no scripts: why the page does not work, and what to do. */
export function NeedsScript() {
  return (
    <noscript>
      <p className="border-b bg-warning-soft px-4 py-3 text-center">
        Keyturn’s pages need JavaScript, and this browser does not run it. Allow it for this
        address, then reload. All of it comes from here.
      </p>
    </noscript>
  )
}
