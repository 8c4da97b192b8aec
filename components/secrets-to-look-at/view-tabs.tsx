import { PageTabs } from '@/components/ui/tabs'
import { VIEWS } from '@/lib/secrets/to-look-at/to-look-at'
import { TO_LOOK_AT_PATH, VIEW_WORDS, viewPath } from './view-words'

const TABS = [
  ...VIEWS.map((view) => ({ href: viewPath(view), label: VIEW_WORDS[view].label })),
  { href: `${TO_LOOK_AT_PATH}/calendar`, label: 'Calendar' },
]

/** The lists, each a page of its own. */
export function ViewTabs() {
  return <PageTabs label="Secrets to look at" tabs={TABS} />
}
