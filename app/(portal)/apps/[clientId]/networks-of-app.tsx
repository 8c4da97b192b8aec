import { NetworksPanel } from '@/components/networks/networks-panel'
import { type AppView, whySecretless } from '@/lib/apps/app'
import { isActive, type SecretView } from '@/lib/secrets/secret'
import { bindApp, bindSecret, propose, tryBinding } from './networks/actions'

type NetworksOfAppProps = { app: AppView; secrets: readonly SecretView[]; changeable: boolean }

/** From where an app that authenticates may be used, and each of its secrets. */
export function NetworksOfApp({ app, secrets, changeable }: NetworksOfAppProps) {
  if (!changeable || whySecretless(app) !== null) return null
  const whole = {
    id: app.id,
    title: 'The whole app',
    networks: app.networks,
    save: bindApp.bind(null, app.id),
    dryRun: tryBinding.bind(null, app.id, null),
    propose: propose.bind(null, app.id, null),
  }
  const each = secrets.filter(isActive).map(({ id, name, networks }) => ({
    id,
    title: name,
    networks,
    save: bindSecret.bind(null, app.id, id),
    dryRun: tryBinding.bind(null, app.id, id),
    propose: propose.bind(null, app.id, id),
  }))
  return <NetworksPanel bound={[whole, ...each]} />
}
