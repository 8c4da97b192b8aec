import { replaceLogoutNotice } from '../engine/seams/backchannel-logout'
import type { Provider } from '../protocol/oidc-provider'
import { deliver } from './deliver-notices'
import { addNotice } from './store'

/**
 * The engine tells apps itself when somebody signs out at an app's request. Here it writes the notice
 * down, and nobody waits for the app.
 */
export function queueEnginesNotices(provider: Provider): void {
  replaceLogoutNotice(provider, async ({ clientId }, { sub, sid }) => {
    void deliver(await addNotice({ appId: clientId, personId: sub, sid }))
  })
}
