import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { appPath } from '@/lib/apps/app'
import type { ConnectedApp } from './connect-section'

/** The address to which the library wants people sent back, and whether the app has it. */
export function RedirectUri({ app, uri }: { app: ConnectedApp; uri: string }) {
  const registered = app.redirectUris.includes(uri)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 rounded-md bg-sunken px-1.5 py-0.5 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
        {uri}
      </code>
      <CopyButton value={uri} label="Copy the redirect URI" iconOnly />
      {registered ? (
        <Badge tone="good">Registered</Badge>
      ) : (
        <>
          <Badge tone="warning">Not registered</Badge>
          {app.editable ? (
            <ButtonLink href={`${appPath(app.id)}/edit`} size="sm">
              Edit the app
            </ButtonLink>
          ) : null}
        </>
      )}
    </div>
  )
}
