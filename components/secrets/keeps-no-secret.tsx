import { FileJson, Smartphone } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'
import type { SecretsApp } from './actions'

const WHY = {
  native: {
    icon: Smartphone,
    title: 'keeps no secret',
    reason:
      'It runs on people’s devices, where whatever it carries can be read, so a secret would be none. It proves with PKCE that the one who redeems a code is the one who asked for it. If part of it runs on a server of yours, register that part as a web app.',
  },
  metadata_document: {
    icon: FileJson,
    title: 'has no secret here',
    reason:
      'Its metadata document says how it authenticates: with public keys that it publishes itself, or not at all.',
  },
}

/** Why this app can have no secret, and what it does instead. */
export function KeepsNoSecret({ app }: { app: Pick<SecretsApp, 'name' | 'secretless'> }) {
  if (!app.secretless) return null
  const { icon, title, reason } = WHY[app.secretless]
  return (
    <EmptyState icon={icon} title={`${app.name} ${title}`}>
      {reason}
    </EmptyState>
  )
}
