import { VerificationBadge } from '@/components/authorizations/verification-badge'
import { Logo } from '@/components/ui/logo'
import { Name } from '@/components/ui/name'
import type { InteractionApp } from '@/lib/oauth/interaction/interaction'

/** The app that asks: its logo and name, from its registration. */
export function AskingApp({ app, logo }: { app: InteractionApp; logo: string | null }) {
  return (
    <div className="flex items-start gap-3.5">
      <Logo name={app.name} src={logo} size="xl" />
      <div className="flex min-w-0 flex-col gap-1 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold text-[0.9375rem]">
            <Name>{app.name}</Name>
          </span>
          <VerificationBadge verified={app.verified} />
        </p>
        {app.company ? (
          <p className="text-muted">
            <Name>{app.company}</Name>
          </p>
        ) : null}
        {app.description ? <p className="text-pretty">{app.description}</p> : null}
      </div>
    </div>
  )
}
