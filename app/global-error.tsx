'use client'

import ErrorPage from './error'
import './globals.css'

/** When even the root layout could not be made; it brings its own. */
export default function GlobalError(props: Parameters<typeof ErrorPage>[0]) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Keyturn</title>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
