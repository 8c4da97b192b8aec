import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import type { InteractionApp } from '@/lib/oauth/interaction/interaction'

const CAME = {
  portal: null,
  dynamic: 'It was registered by a program. Nobody here has checked what it says about itself.',
  metadata_document:
    'It describes itself at its own address. Nobody here has checked what it says.',
} as const

/** Who stands behind the app, and where it says more about itself. */
export function AppFacts({ app }: { app: InteractionApp }) {
  const came = CAME[app.source]
  const links = [
    { label: 'Website', href: app.websiteUrl },
    { label: 'Terms of service', href: app.termsUrl },
    { label: 'Privacy statement', href: app.privacyUrl },
  ].filter(({ href }) => isWebAddress(href))
  return (
    <div className="flex flex-col gap-2 text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
      <p>
        Owned by <span className="text-text">{app.ownerName}</span> of{' '}
        <span className="text-text">{app.organizationName}</span>.
      </p>
      {came ? <p>{came}</p> : null}
      {links.length > 0 ? (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {links.map(({ label, href }) => (
            <li key={label}>
              <Elsewhere href={href ?? ''}>{label}</Elsewhere>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function Elsewhere({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="inline-flex items-center gap-1 underline underline-offset-4 hover:text-text"
    >
      {children}
      <ExternalLink aria-hidden="true" className="size-3" />
      <span className="sr-only">(opens a new tab)</span>
    </a>
  )
}

/** Whoever registers by a program may have written anything. */
function isWebAddress(href: string | null): boolean {
  return href !== null && /^https?:\/\//.test(href) && URL.canParse(href)
}
