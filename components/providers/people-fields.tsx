import { CheckboxField } from '@/components/ui/choice-field'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-field'
import { ADDRESS_CLAIMS } from '@/lib/providers/provider'
import type { ProviderFieldsProps } from './connection-fields'

const CLAIMS = ADDRESS_CLAIMS.map((value) => ({ value, label: value }))

/** Whose addresses the provider is believed about, and how people find it. */
export function PeopleFields({ values, field }: ProviderFieldsProps) {
  return (
    <>
      <TextArea
        {...field('domains')}
        label="Domains"
        description="The domains of your people’s addresses, such as example.com. The provider is believed for these only, and whoever types such an address on the sign-in page is led to it."
        required
        mono
        defaultValue={values.domains.join('\n')}
        autoCapitalize="none"
        spellCheck={false}
      />
      <SelectField
        {...field('addressClaim')}
        label="The address is the claim"
        options={CLAIMS}
        defaultValue={values.addressClaim}
      />
      <CheckboxField
        name={field('trustsAddresses').name}
        label="Trust its addresses in these domains"
        description="For a provider that never says whether it has verified an address. Only if you decide there who gets which address."
        defaultChecked={values.trustsAddresses}
      />
      <CheckboxField
        name={field('hasButton').name}
        label="Show its button on the sign-in page"
        description="Without the button, people come to it by typing their address."
        defaultChecked={values.hasButton}
      />
    </>
  )
}
