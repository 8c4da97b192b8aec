import { Name } from '@/components/ui/name'

type ToContinueProps = { app: { name: string; organizationName: string } }

/** For which app, and of whom, the person signs in. */
export function ToContinue({ app }: ToContinueProps) {
  return (
    <>
      To continue to <Name>{app.name}</Name> of <Name>{app.organizationName}</Name>.
    </>
  )
}
