/** The pages of the documentation that Keyturn serves, by their file in `docs/`. */
export const HELP_PAGES = {
  'connecting-an-app': 'Connecting an app',
  clients: 'Clients',
  'what-ends-what': 'What ends what',
  'what-survives-what': 'What survives what',
  limits: 'Limits',
  'moving-in': 'Moving in',
  'federated-credentials': 'Federated credentials',
  leaks: 'When a secret is found',
  'delivery-and-rotation': 'Delivery and rotation',
  'people-leave': 'When somebody leaves',
  notices: 'Notices',
  'shared-signals': 'Signals',
  'management-api': 'The management API',
  'command-line': 'The command line',
  operating: 'Operating Keyturn',
} as const

export type HelpPage = keyof typeof HELP_PAGES

export function isHelpPage(name: string): name is HelpPage {
  return Object.hasOwn(HELP_PAGES, name)
}

/** Where the help of each page of the portal is. The first one that fits counts. */
export const HELP_OF_PATHS: readonly [path: RegExp, to: HelpPage, anchor?: string][] = [
  [/^\/apps\/new$/, 'connecting-an-app', 'which-kind-of-app'],
  [/^\/apps\/[^/]+\/connect/, 'connecting-an-app'],
  [/^\/apps\/[^/]+\/keys/, 'connecting-an-app', 'sign-instead-of-showing-a-secret'],
  [/^\/apps\/[^/]+\/federated/, 'federated-credentials'],
  [/^\/apps\/[^/]+\/secrets/, 'what-ends-what'],
  [/^\/apps\/[^/]+\/rotation/, 'delivery-and-rotation'],
  [/^\/apps\/[^/]+\/usage/, 'connecting-an-app', 'when-something-ends'],
  [/^\/apps\/[^/]+\/authorizations/, 'people-leave', 'who-let-which-app-in'],
  [/^\/apps\/[^/]+\/edit/, 'connecting-an-app', 'which-kind-of-app'],
  [/^\/apps/, 'connecting-an-app'],
  [/^\/authorizations/, 'what-ends-what'],
  [/^\/admin\/apis/, 'connecting-an-app', 'call-an-api'],
  [/^\/admin\/providers/, 'operating', 'sign-in-by-company-providers'],
  [/^\/admin\/people/, 'people-leave'],
  [/^\/admin\/authorizations/, 'people-leave', 'who-let-which-app-in'],
  [/^\/admin\/policies/, 'limits', 'by-whom'],
  [/^\/admin\/import/, 'moving-in'],
  [/^\/admin\/transition/, 'moving-in', 'from-their-secrets-to-ours'],
  [/^\/admin\/keys/, 'operating', 'rotate-the-master-key'],
  [/^\/notices/, 'notices'],
  [/^\/account/, 'limits', 'people-who-sign-in'],
  [/^\/audit/, 'operating', 'logs'],
  [/^\/support\/secrets/, 'operating', 'secrets-to-look-at'],
  [/^\/support/, 'connecting-an-app', 'when-something-ends'],
]

/** The address of the help for a page of the portal. */
export function helpFor(path: string): string {
  const [, page, anchor] = HELP_OF_PATHS.find(([fits]) => fits.test(path)) ?? []
  if (!page) return '/help'
  return `/help/${page}${anchor ? `#${anchor}` : ''}`
}
