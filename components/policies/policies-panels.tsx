import { Panel } from '@/components/ui/panel'
import type { FormAction } from '@/lib/http/form'
import type {
  ChoiceForm,
  GrantTypesForm as Fields,
  ListForm,
  NumberForm,
} from '@/lib/policies/administration/policy-input'
import { isAppSetting } from '@/lib/policies/exempt'
import type { PolicySetting, PolicyView } from '@/lib/policies/policy'
import type { ExceptionView } from '@/lib/violations/exception'
import { choicesIn } from './choice-words'
import type { Trying } from './dry-run-button'
import { GrantTypesForm } from './grant-types-form'
import { listsIn } from './list-words'
import { numbersIn } from './number-words'
import { PolicyChoice } from './policy-choice'
import { PolicyList } from './policy-list'
import { PolicyNumber } from './policy-number'
import { PolicySwitch, type PolicySwitchProps } from './policy-switch'
import { anchorOf, GROUPS } from './policy-words'
import { type SwitchSetting, switchesIn } from './switch-words'

type PoliciesPanelsProps = {
  policy: PolicyView
  exceptions: readonly ExceptionView[]
  actions: {
    turn: NonNullable<PolicySwitchProps['turn']>
    saveGrantTypes: FormAction<Fields>
    saveNumber: FormAction<NumberForm>
    saveChoice: FormAction<ChoiceForm>
    saveList: FormAction<ListForm>
    dryRun: Trying['dryRun']
    saveTried: Trying['save']
  }
}

/** Every policy of the organization, by subject. */
export function PoliciesPanels({ policy, exceptions, actions }: PoliciesPanelsProps) {
  const { settings, changes, mayChange } = policy
  const trying = mayChange ? { dryRun: actions.dryRun, save: actions.saveTried } : null
  const scopeOf = (setting: PolicySetting) => ({
    after: isAppSetting(setting) ? policy.appliesAfter[setting] : undefined,
    exceptions: exceptions.filter((one) => one.setting === setting).length,
  })
  const row = (setting: SwitchSetting) => (
    <PolicySwitch
      key={setting}
      setting={setting}
      on={settings[setting]}
      change={changes[setting]}
      turn={mayChange ? actions.turn : null}
      scope={scopeOf(setting)}
      trying={trying}
    />
  )
  return (
    <>
      {GROUPS.map((group) => (
        <Panel key={group} id={anchorOf(group)} title={group} flush>
          <div className="divide-y">
            {group === 'Tokens' && (
              <GrantTypesForm
                allowed={settings.allowedGrantTypes}
                change={changes.allowedGrantTypes}
                save={mayChange ? actions.saveGrantTypes : null}
                scope={scopeOf('allowedGrantTypes')}
                trying={trying}
              />
            )}
            {choicesIn(group).map((setting) => (
              <PolicyChoice
                key={setting}
                setting={setting}
                value={settings[setting]}
                change={changes[setting]}
                save={mayChange ? actions.saveChoice : null}
                scope={scopeOf(setting)}
                trying={trying}
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
                scope={scopeOf(setting)}
                trying={trying}
              />
            ))}
            {numbersIn(group).map((setting) => (
              <PolicyNumber
                key={setting}
                setting={setting}
                value={settings[setting]}
                change={changes[setting]}
                save={mayChange ? actions.saveNumber : null}
                scope={scopeOf(setting)}
                trying={trying}
              />
            ))}
          </div>
        </Panel>
      ))}
    </>
  )
}
