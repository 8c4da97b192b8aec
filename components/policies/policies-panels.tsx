import type { ReactNode } from 'react'
import { Panel } from '@/components/ui/panel'
import type { FormAction } from '@/lib/http/form'
import type { GrantTypesForm as Fields } from '@/lib/policies/administration/policy-input'
import type { PolicyView } from '@/lib/policies/policy'
import { GrantTypesForm } from './grant-types-form'
import { PolicySwitch, type PolicySwitchProps } from './policy-switch'
import type { SwitchSetting } from './policy-words'

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
      <Group title="Apps">{(['thirdPartyAccess', 'newAppRegistration'] as const).map(row)}</Group>
      <Group title="Tokens">
        <GrantTypesForm
          allowed={settings.allowedGrantTypes}
          change={changes.allowedGrantTypes}
          save={mayChange ? saveGrantTypes : null}
        />
        {row('pkceForAll')}
      </Group>
      <Group title="People">{row('secondFactorRequired')}</Group>
      <Group title="Dynamic client registration">{row('dynamicRegistration')}</Group>
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Panel title={title} flush>
      <div className="divide-y">{children}</div>
    </Panel>
  )
}
