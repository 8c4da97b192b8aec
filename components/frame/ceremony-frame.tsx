import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Name } from '@/components/ui/name'
import { Wordmark } from './mark'

type CeremonyFrameProps = {
  title: ReactNode
  description?: ReactNode
  /** A quiet line below the card. */
  footer?: ReactNode
  width?: 'sm' | 'md'
  children: ReactNode
}

/** The frame of sign-in, consent and similar pages: one card, one task. */
export function CeremonyFrame(props: CeremonyFrameProps) {
  const { title, description, footer, width = 'sm', children } = props
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-8 sm:justify-center sm:py-12">
      <main
        id="content"
        className={clsx('flex w-full flex-col gap-6', width === 'sm' ? 'max-w-96' : 'max-w-lg')}
      >
        <div className="flex justify-center">
          <Wordmark />
        </div>
        <div className="flex flex-col gap-5 rounded-2xl border bg-surface p-5 shadow-raised sm:p-7">
          <div className="flex flex-col gap-1.5 [overflow-wrap:anywhere]">
            <h1 className="font-semibold text-xl leading-7 tracking-tight">
              <Name>{title}</Name>
            </h1>
            {description ? (
              <p className="text-pretty text-muted">
                <Name>{description}</Name>
              </p>
            ) : null}
          </div>
          {children}
        </div>
        {footer ? <div className="text-center text-[0.8125rem] text-muted">{footer}</div> : null}
      </main>
    </div>
  )
}
