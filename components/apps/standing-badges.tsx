import { BadgeCheck, Bot, DoorOpen, FileJson, Import, LayoutGrid } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { AppSource } from '@/lib/apps/app'

/** How an app was registered, in words. */
export const SOURCES = {
  portal: { word: 'Registered here', icon: LayoutGrid },
  dynamic: { word: 'Registered by program', icon: Bot },
  open: { word: 'Registered by itself', icon: DoorOpen },
  metadata_document: { word: 'Metadata document', icon: FileJson },
  moved_in: { word: 'Imported', icon: Import },
} as const satisfies Record<AppSource, unknown>

export function SourceBadge({ source }: { source: AppSource }) {
  const { word, icon } = SOURCES[source]
  return <Badge icon={icon}>{word}</Badge>
}

/** An administrator vouches for it. */
export function VerifiedBadge() {
  return (
    <Badge tone="info" icon={BadgeCheck}>
      Verified
    </Badge>
  )
}
