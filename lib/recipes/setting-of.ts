import type { Setting } from './recipe'

/** Where a developer's app runs who has registered no address yet. */
const ON_THIS_MACHINE = 'http://localhost:3000'

type AppToConnect = { id: string; redirectUris: readonly string[]; scopes: readonly string[] }

/** What a recipe is filled with for this app. `issuer` is the origin of this server. */
export function settingOf({ id, redirectUris, scopes }: AppToConnect, issuer: string): Setting {
  const [address] = redirectUris.filter((uri) => /^https?:/.test(uri))
  return {
    issuer,
    clientId: id,
    appUrl: address ? new URL(address).origin : ON_THIS_MACHINE,
    audience: 'https://api.example.com',
    scope: scopes[0] ?? 'orders.read',
  }
}
