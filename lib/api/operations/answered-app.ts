import type { AppView } from '@/lib/apps/app'
import { appOnWire } from './app-answer'

/** An app in the names of the API, with the version that makes its entity tag. */
export function answeredApp(view: AppView) {
  return { ...appOnWire(view), client_id: view.id, version: view.version }
}

/** The entity tag of an app: its version, which every change raises. */
export const versionOf = ({ version }: { version: number }) => version
