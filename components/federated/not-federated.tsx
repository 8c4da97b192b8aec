import { FileJson, Smartphone } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'

/** Why this app can have no federated credential, and what it does instead. */
export function NotFederated({ name, why }: { name: string; why: 'native' | 'metadata_document' }) {
  return why === 'native' ? (
    <EmptyState icon={Smartphone} title={`${name} takes no federated credential`}>
      It runs on people’s devices, where nothing issues tokens to it. It uses PKCE instead, which
      proves that the one who redeems a code is the one who asked for it.
    </EmptyState>
  ) : (
    <EmptyState icon={FileJson} title={`${name} takes no federated credential`}>
      Its metadata document says how it authenticates.
    </EmptyState>
  )
}
