'use client'

import Script from 'next/script'
import { useEffect, useRef } from 'react'

type SwaggerUi = (options: Record<string, unknown>) => unknown

/** Swagger UI over the document of the management API. Its files come from `lib/server/reference-files.ts`. */
export function ApiReference() {
  const place = useRef<HTMLDivElement>(null)
  useEffect(followTheme, [])
  return (
    <>
      <link rel="stylesheet" href="/docs/api/swagger-ui.css" precedence="default" />
      <Script src="/docs/api/swagger-ui-bundle.js" onReady={() => show(place.current)} />
      {/* Swagger UI leaves the height of its title's lines to the page. */}
      <div ref={place} className="-mx-4 overflow-x-auto sm:mx-0 [&_.title]:leading-tight" />
    </>
  )
}

function show(domNode: HTMLElement | null): void {
  const { SwaggerUIBundle } = window as unknown as { SwaggerUIBundle: SwaggerUi }
  SwaggerUIBundle({
    domNode,
    // It takes three times as long to resolve the form 3.1.
    url: '/api/v1/openapi-3.0.json',
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    // It would send the document to a server of others.
    validatorUrl: null,
  })
}

/** Swagger UI is dark while the root has this class. Answers what ends it. */
function followTheme(): () => void {
  const root = document.documentElement
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const follow = () => {
    const { theme } = root.dataset
    root.classList.toggle('dark-mode', theme ? theme === 'dark' : system.matches)
  }
  follow()
  const observer = new MutationObserver(follow)
  observer.observe(root, { attributeFilter: ['data-theme'] })
  system.addEventListener('change', follow)
  return () => {
    observer.disconnect()
    system.removeEventListener('change', follow)
    root.classList.remove('dark-mode')
  }
}
