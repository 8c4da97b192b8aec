import { Button } from '@/components/ui/button'
import { OrganizationField } from '@/components/ui/organization'
import { Panel } from '@/components/ui/panel'
import { TextField } from '@/components/ui/text-field'

/** Asks why an app is refused; leads to the page of the app with the answer. A plain GET form. */
export function DeskForm({ client, error }: { client: string; error: string | undefined }) {
  return (
    <Panel
      title="Why is it refused?"
      description="The client ID is enough. A time and an address narrow the answer."
    >
      <form action="/support" className="flex max-w-xl flex-col gap-4">
        <OrganizationField />
        <TextField
          label="Client ID"
          name="client"
          defaultValue={client}
          error={error}
          required
          mono
          autoComplete="off"
          spellCheck={false}
        />
        <div className="grid gap-4 min-[30rem]:grid-cols-2">
          <TextField label="When (UTC)" name="at" type="datetime-local" optional />
          <TextField
            label="From which IP address"
            name="address"
            placeholder="203.0.113.17"
            autoComplete="off"
            optional
          />
        </div>
        <div>
          <Button type="submit" variant="primary" early>
            Explain
          </Button>
        </div>
      </form>
    </Panel>
  )
}
