import type { FormAction } from '@/lib/http/form'
import type { ChoiceForm, ListForm, NumberForm } from '@/lib/policies/administration/policy-input'
import type { Policy, PolicySetting } from '@/lib/policies/policy'
import { choicesIn } from './choice-words'
import { listsIn } from './list-words'
import { numbersIn } from './number-words'
import { PolicyChoice } from './policy-choice'
import type { PolicyRow } from './policy-form'
import { PolicyList } from './policy-list'
import { PolicyNumber } from './policy-number'
import { PolicySwitch, type PolicySwitchProps } from './policy-switch'
import type { Group } from './policy-words'
import { switchesIn } from './switch-words'

/** What saves a policy, by its kind. */
export type PolicyActions = {
  turn: NonNullable<PolicySwitchProps['turn']>
  saveNumber: FormAction<NumberForm>
  saveChoice: FormAction<ChoiceForm>
  saveList: FormAction<ListForm>
}

type PoliciesOfGroupProps = {
  group: Group
  settings: Policy
  /** What is said of each, whatever its kind. */
  rowOf: (setting: PolicySetting) => PolicyRow
  /** Null for who may only read. */
  actions: PolicyActions | null
}

/** The policies of one subject: choices, switches, lists, numbers. */
export function PoliciesOfGroup({ group, settings, rowOf, actions }: PoliciesOfGroupProps) {
  return (
    <>
      {choicesIn(group).map((setting) => (
        <PolicyChoice
          key={setting}
          {...rowOf(setting)}
          setting={setting}
          value={settings[setting]}
          save={actions?.saveChoice ?? null}
        />
      ))}
      {switchesIn(group).map((setting) => (
        <PolicySwitch
          key={setting}
          {...rowOf(setting)}
          setting={setting}
          on={settings[setting]}
          turn={actions?.turn ?? null}
        />
      ))}
      {listsIn(group).map((setting) => (
        <PolicyList
          key={setting}
          {...rowOf(setting)}
          setting={setting}
          value={settings[setting]}
          save={actions?.saveList ?? null}
        />
      ))}
      {numbersIn(group).map((setting) => (
        <PolicyNumber
          key={setting}
          {...rowOf(setting)}
          setting={setting}
          value={settings[setting]}
          save={actions?.saveNumber ?? null}
        />
      ))}
    </>
  )
}
