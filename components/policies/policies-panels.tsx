import { Panel } from '@/components/ui/panel'
import type { FormAction } from '@/lib/http/form'
import type {
  ChoiceForm,
  GrantTypesForm as Fields,
  ListForm,
  NumberForm,
} from '@/lib/policies/administration/policy-input'
import type { PolicyView } from '@/lib/policies/policy'
import { choicesIn } from './choice-words'
import { GrantTypesForm } from './grant-types-form'
import { listsIn } from './list-words'
import { numbersIn } from './number-words'
import { PolicyChoice } from './policy-choice'
import { PolicyList } from './policy-list'
import { PolicyNumber } from './policy-number'
import { PolicySwitch, type PolicySwitchProps } from './policy-switch'
import { GROUPS } from './policy-words'
import { type SwitchSetting, switchesIn } from './switch-words'

type PoliciesPanelsProps = {
  policy: PolicyView
  actions: {
    turn: NonNullable<PolicySwitchProps['turn']>
    saveGrantTypes: FormAction<Fields>
    saveNumber: FormAction<NumberForm>
    saveChoice: FormAction<ChoiceForm>
    saveList: FormAction<ListForm>
  }
}

/** Every policy of the organization, by subject. */
export function PoliciesPanels({ policy, actions }: PoliciesPanelsProps) {
  const { settings, changes, mayChange } = policy
  const row = (setting: SwitchSetting) => (
    <PolicySwitch
      key={setting}
      setting={setting}
      on={settings[setting]}
      change={changes[setting]}
      turn={mayChange ? actions.turn : null}
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
                save={mayChange ? actions.saveGrantTypes : null}
              />
            )}
            {choicesIn(group).map((setting) => (
              <PolicyChoice
                key={setting}
                setting={setting}
                value={settings[setting]}
                change={changes[setting]}
                save={mayChange ? actions.saveChoice : null}
              />
            ))}
            {switchesIn(group).map(row)}
            {listsIn(group).map((setting) => (
              <PolicyList
                key={setting}
                setting={setting}
                value={settings[setting]}
                change={changes[setting]}
                save={mayChange ? actions.saveList : null}
              />
            ))}
            {numbersIn(group).map((setting) => (
              <PolicyNumber
                key={setting}
                setting={setting}
                value={settings[setting]}
                change={changes[setting]}
                save={mayChange ? actions.saveNumber : null}
              />
            ))}
          </div>
        </Panel>
      ))}
    </>
  )
}
