import { Panel } from '@/components/ui/panel'
import type { FormAction } from '@/lib/http/form'
import type { GrantTypesForm as Fields } from '@/lib/policies/administration/policy-input'
import { isAppSetting } from '@/lib/policies/exempt'
import type { PolicySetting, PolicyView } from '@/lib/policies/policy'
import type { ExceptionView } from '@/lib/violations/exception'
import { GrantTypesForm } from './grant-types-form'
import { PoliciesOfGroup, type PolicyActions } from './policies-of-group'
import { anchorOf, GROUPS } from './policy-words'
import type { Trying } from './use-dry-run'

type PoliciesPanelsProps = {
  policy: PolicyView
  exceptions: readonly ExceptionView[]
  actions: PolicyActions & {
    saveGrantTypes: FormAction<Fields>
    dryRun: Trying['dryRun']
    saveTried: Trying['save']
  }
}

/** Every policy of the organization, by subject. */
export function PoliciesPanels({ policy, exceptions, ...props }: PoliciesPanelsProps) {
  const { settings, changes, appliesAfter } = policy
  const actions = policy.mayChange ? props.actions : null
  const trying = actions && { dryRun: actions.dryRun, save: actions.saveTried }
  const rowOf = (setting: PolicySetting) => ({
    change: changes[setting],
    scope: {
      after: isAppSetting(setting) ? appliesAfter[setting] : undefined,
      exceptions: exceptions.filter((one) => one.setting === setting).length,
    },
    trying,
  })
  return (
    <>
      {GROUPS.map((group) => (
        <Panel key={group} id={anchorOf(group)} title={group} flush>
          <div className="divide-y">
            {group === 'Tokens' && (
              <GrantTypesForm
                {...rowOf('allowedGrantTypes')}
                allowed={settings.allowedGrantTypes}
                save={actions?.saveGrantTypes ?? null}
              />
            )}
            <PoliciesOfGroup group={group} settings={settings} rowOf={rowOf} actions={actions} />
          </div>
        </Panel>
      ))}
    </>
  )
}
