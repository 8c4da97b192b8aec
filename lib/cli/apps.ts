import { callApi } from './call-api'
import { type Command, textOf } from './command'
import { EXIT } from './exit'
import { printRows } from './print'
import type { Settings } from './settings'

type Page = { items: Record<string, unknown>[]; next: string | null }

/** Every app that the caller may see, page by page. */
async function allApps(settings: Settings, search: string | undefined) {
  const query = { size: 100, search }
  let page = await callApi<Page>(settings, { method: 'GET', path: '/apps', query })
  const apps = [...page.items]
  while (page.next !== null) {
    page = await callApi<Page>(settings, { method: 'GET', path: page.next })
    apps.push(...page.items)
  }
  return apps
}

export const apps: Command = {
  name: 'apps',
  args: [],
  summary: 'List the apps that you may see.',
  options: { search: { type: 'string' } },
  help: { search: 'only those with this in their name, client ID, company or owner' },
  async run({ settings, output, values }) {
    printRows(output, await allApps(settings, textOf(values, 'search')), [
      ['CLIENT ID', 'client_id'],
      ['NAME', 'name'],
      ['TYPE', 'type'],
      ['STATUS', 'status'],
      ['SECRETS', 'active_secrets'],
      ['LAST USED', 'last_used_at'],
    ])
    return EXIT.ok
  },
}
