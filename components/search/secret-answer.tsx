'use client'

import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { Link } from '@/components/ui/link'
import { appPath } from '@/lib/apps/app'
import type { RecognisedSecret } from '@/lib/search/recognise-secret'
import type { LinkedHit, SearcherRole, SecretHit } from '@/lib/search/search'
import { isActive, works } from '@/lib/secrets/secret'
import { LastUse, lookOf } from './hit-words'
import type { Outcome } from './use-answers'

type LinkedSecret = Extract<LinkedHit, { kind: 'secret' }>

type SecretAnswerProps = { asked: RecognisedSecret; role: SearcherRole; outcome: Outcome }

/** Whose secret it is that was pasted, whether it lives, and what to do if it was found somewhere. */
export function SecretAnswer({ asked, role, outcome }: SecretAnswerProps) {
  const hits = outcome.state === 'answered' ? outcome.answers.groups.flatMap((one) => one.hits) : []
  const [hit] = hits.filter((one) => one.kind === 'secret')
  return (
    <div role="status" className="flex flex-col gap-3 px-4 py-3.5">
      <p className="text-[0.8125rem] text-muted">
        {asked.whole
          ? 'You pasted a secret. '
          : 'You pasted a part of a secret, or one with an error in it. '}
        The box has dropped it: only its public id{' '}
        <code className="font-mono">{asked.secretId}</code> was sent.
      </p>
      {outcome.state === 'answered' && hit ? <Known secret={hit} role={role} /> : null}
      {outcome.state === 'answered' && !hit ? (
        <p>
          No secret that you may see has this id. It may be one of another organization, or of an
          app that is gone for good.
        </p>
      ) : null}
      {outcome.state === 'asking' ? <p className="text-muted">Searching…</p> : null}
    </div>
  )
}

function Known({ secret, role }: { secret: LinkedSecret; role: SearcherRole }) {
  const { badge } = lookOf(secret)
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link href={secret.href} className="font-medium underline underline-offset-4">
          <span dir="auto">{secret.appName}</span>
        </Link>
        {badge ? <Badge tone={badge.tone}>{badge.word}</Badge> : null}
      </div>
      <p className="[overflow-wrap:anywhere]">
        <span className="font-mono text-[0.8125rem]">{secret.hint}</span>, named “
        <span dir="auto">{secret.name}</span>”, of {secret.ownerName}
        {secret.ownerDisabled ? ' (disabled)' : ''}; <LastUse {...secret} />. {lifeInWords(secret)}
      </p>
      {isActive(secret) ? <WhatToDo secret={secret} role={role} /> : null}
    </>
  )
}

function lifeInWords(secret: SecretHit): string {
  if (works(secret)) return 'It is alive: whoever has the value can act as the app.'
  return isActive(secret)
    ? 'It is paused: whoever has the value can act as the app once the pause is over.'
    : 'It opens nothing any more.'
}

function WhatToDo({ secret, role }: { secret: LinkedSecret; role: SearcherRole }) {
  const page = `${appPath(secret.appId)}/secrets`
  if (role !== 'support') {
    return (
      <p>
        Found where it should not be?{' '}
        <Link href={page} className="font-medium underline underline-offset-4">
          Generate another and revoke this one
        </Link>
        .
      </p>
    )
  }
  if (secret.ownerDisabled) {
    return (
      <p>
        Found where it should not be? Tell an administrator: {secret.ownerName}, who owns the app,
        is disabled.
      </p>
    )
  }
  const words = leakWords(secret, `${window.location.origin}${page}`)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="flex-1">Found where it should not be? Tell {secret.ownerName}.</span>
      <CopyButton value={words} label="Copy the words" />
      <a
        href={`mailto:${encodeURIComponent(secret.ownerEmail)}?${mailOf(`A secret of ${secret.appName} was found`, words)}`}
        className="font-medium underline underline-offset-4"
      >
        Write an email
      </a>
    </div>
  )
}

const mailOf = (subject: string, body: string) =>
  `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`

function leakWords(secret: SecretHit, page: string): string {
  const { appName, hint, name, ownerName } = secret
  const danger = works(secret)
    ? 'It still works, and whoever has it can act as the app.'
    : 'It is paused, and works again once the pause is over.'
  return [
    `Hello ${ownerName},`,
    `the secret “${name}” (${hint}) of your app ${appName} was found where it should not be. ${danger}`,
    `Please generate another one, put it into the app, and revoke this one with its tokens: ${page}`,
  ].join('\n\n')
}
