import { Panel } from '@/components/ui/panel'
import type { FormAction } from '@/lib/http/form'
import type { GrantTypesForm as Fields } from '@/lib/policies/administration/policy-input'
import type { PolicyView } from '@/lib/policies/policy'
import { GrantTypesForm } from './grant-types-form'
import { PolicySwitch, type PolicySwitchProps } from './policy-switch'
import { GROUPS, type SwitchSetting, switchesIn } from './policy-words'

type PoliciesPanelsProps = {
  policy: PolicyView
  turn: NonNullable<PolicySwitchProps['turn']>
  saveGrantTypes: FormAction<Fields>
}

/** Every policy of the organization, by subject. */
export function PoliciesPanels({ policy, turn, saveGrantTypes }: PoliciesPanelsProps) {
  const { settings, changes, mayChange } = policy
  const row = (setting: SwitchSetting) => (
    <PolicySwitch
      key={setting}
      setting={setting}
      on={settings[setting]}
      change={changes[setting]}
      turn={mayChange ? turn : null}
    />
  )
  return (
    <>
      {GROUPS.map((group) => (
        <Panel key={group} title={group} flush>
          <div className="divide-y">
            {group === 'Tokens' && (
              <GrantTypesForm
                allowed={settings.allowedGrantTypes}
                change={changes.allowedGrantTypes}
                save={mayChange ? saveGrantTypes : null}
              />
            )}
            {switchesIn(group).map(row)}
          </div>
        </Panel>
      ))}
    </>
  )
}
