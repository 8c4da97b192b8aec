import {
  AppWindow,
  Ban,
  FileKey,
  KeyRound,
  type LucideIcon,
  Network,
  ScrollText,
  Signature,
  UserRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { LastUseSentence } from '@/components/secrets/last-use-sentence'
import { SECRET_LOOKS } from '@/components/secrets/status-badge'
import type { Tone } from '@/components/ui/badge'
import { TimeInSentence } from '@/components/ui/time'
import { timesInWords } from '@/components/usage/usage-words'
import { roleLabel } from '@/lib/people/person'
import type { AppHit, Hit, HitKind, SecretHit } from '@/lib/search/search'

export const GROUP_LABELS: Record<HitKind, string> = {
  secret: 'Secrets',
  key: 'Public keys of apps',
  signing_key: 'Signing keys',
  event: 'Audit log',
  caller: 'Used from this address',
  refused: 'Refused from this address',
  app: 'Apps',
  person: 'People',
}

export const HIT_ICONS: Record<HitKind, LucideIcon> = {
  secret: KeyRound,
  key: FileKey,
  signing_key: Signature,
  event: ScrollText,
  caller: Network,
  refused: Ban,
  app: AppWindow,
  person: UserRound,
}

type Badge = { word: string; tone: Tone }

/** An answer in a line or two, and its state. */
type Look = { title: string; detail: ReactNode; badge?: Badge | undefined }

const APP_BADGES: Record<AppHit['status'], Badge | undefined> = {
  active: undefined,
  suspended: { word: 'Suspended', tone: 'warning' },
  deleted: { word: 'Deleted', tone: 'danger' },
}

/** "last used 3 minutes ago from 10.0.0.7" */
export function LastUse({ lastUsedAt, lastAddress }: SecretHit) {
  return <LastUseSentence use={lastUsedAt && { lastUsedAt, lastAddress: lastAddress ?? '' }} />
}

type Looks = { [Kind in HitKind]: (hit: Extract<Hit, { kind: Kind }>) => Look }

const LOOKS: Looks = {
  app: ({ name, company, ownerName, ownerDisabled, status }) => ({
    title: name,
    detail: [company, ownerDisabled ? `${ownerName} (disabled)` : ownerName]
      .filter(Boolean)
      .join(' · '),
    badge: APP_BADGES[status],
  }),
  secret: (secret) => ({
    title: secret.hint,
    detail: (
      <>
        {secret.name} · {secret.appName} · <LastUse {...secret} />
      </>
    ),
    badge: SECRET_LOOKS[secret.status],
  }),
  key: ({ kid, name, appName }) => ({ title: kid, detail: `${name} · ${appName}` }),
  signing_key: ({ id, algorithm, status }) => ({ title: id, detail: `${algorithm} · ${status}` }),
  person: ({ name, email, role, apps, disabled }) => ({
    title: name,
    detail: `${email} · ${roleLabel(role)} · ${apps === 1 ? '1 app' : `${apps} apps`}`,
    badge: disabled ? { word: 'Disabled', tone: 'danger' } : undefined,
  }),
  event: ({ actorName, sentence, at }) => ({
    title: `${actorName} ${sentence}`,
    detail: <TimeInSentence at={at} />,
  }),
  caller: ({ appName, uses, lastAt }) => ({
    title: appName,
    detail: <Times lastAt={lastAt} of={uses} />,
  }),
  refused: ({ appName, attempts, lastAt }) => ({
    title: appName,
    detail: <Times lastAt={lastAt} of={attempts} />,
  }),
}

function Times({ of, lastAt }: { of: number; lastAt: Date }) {
  return (
    <>
      {timesInWords(of)}, the last <TimeInSentence at={lastAt} />
    </>
  )
}

export function lookOf<Kind extends HitKind>(hit: Extract<Hit, { kind: Kind }>): Look {
  return LOOKS[hit.kind as Kind](hit)
}
