import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { Name } from '@/components/ui/name'
import { documentHost } from '@/lib/apps/app'
import type { InteractionApp } from '@/lib/oauth/interaction/interaction'

/** The owner of the app, and how it was registered unless somebody here did it. */
function Origin({ app }: { app: InteractionApp }) {
  const unchecked = app.verified ? '' : ' Nobody here has checked what it says about itself.'
  const host = documentHost(app.id)
  const somebody = (
    <>
      <span className="text-text">
        <Name>{app.ownerName}</Name>
      </span>{' '}
      of{' '}
      <span className="text-text">
        <Name>{app.organizationName}</Name>
      </span>
    </>
  )
  if (host !== null) {
    return (
      <p>
        Its metadata document is at <span className="text-text">{host}</span>, a host that{' '}
        {somebody} has allowed. Nobody registered it here.{unchecked}
      </p>
    )
  }
  if (app.source === 'open') {
    return (
      <p>
        It registered itself, as anybody can at{' '}
        <span className="text-text">
          <Name>{app.organizationName}</Name>
        </span>
        .{unchecked}
      </p>
    )
  }
  return (
    <>
      <p>Owned by {somebody}.</p>
      {app.source === 'dynamic' ? <p>It was registered by a program.{unchecked}</p> : null}
    </>
  )
}

/** Who runs the app, and links to what it says about itself. */
export function AppFacts({ app }: { app: InteractionApp }) {
  const links = [
    { label: 'Website', href: app.websiteUrl },
    { label: 'Terms of service', href: app.termsUrl },
    { label: 'Privacy statement', href: app.privacyUrl },
  ].filter(({ href }) => isWebAddress(href))
  return (
    <div className="flex flex-col gap-2 text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
      <Origin app={app} />
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

/** A program that registers an app can write anything here. */
function isWebAddress(href: string | null): boolean {
  return href !== null && /^https?:\/\//.test(href) && URL.canParse(href)
}
