import { CheckboxField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import type { ProviderFieldsProps } from './connection-fields'

const GROUPS = [
  ['administratorGroup', 'Group of administrators'],
  ['developerGroup', 'Group of developers'],
  ['supportGroup', 'Group of support'],
] as const

const TYPED = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } as const

/** Which groups at the provider are which role here. */
export function RoleFields({ values, field }: ProviderFieldsProps) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium">
        Roles
        <span className="block font-normal text-[0.8125rem] text-muted">
          With a group, whoever is in it is let in and has the role at each sign-in. Without any,
          only people who were added here sign in, and keep their role.
        </span>
      </legend>
      <TextField
        {...field('groupsClaim')}
        {...TYPED}
        label="The groups are the claim"
        description="A name, or a path such as realm_access.roles."
        optional
        mono
        defaultValue={values.groupsClaim}
      />
      {GROUPS.map(([name, label]) => (
        <TextField
          key={name}
          {...field(name)}
          {...TYPED}
          label={label}
          optional
          mono
          defaultValue={values[name] ?? ''}
        />
      ))}
      <CheckboxField
        name={field('groupsIgnoreCase').name}
        label="Capital and small letters of a group are the same"
        defaultChecked={values.groupsIgnoreCase}
      />
    </fieldset>
  )
}
