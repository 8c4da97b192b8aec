'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { useAction } from '@/components/ui/use-action'
import type { AuthenticationMethods } from '@/lib/people/second-factor/second-factor'
import { FIELDS, METHODS, type Method } from './authentication-methods'
import { PasskeyMethod } from './passkey-method'
import type { AuthenticationActions } from './step-up-actions'
import { TypedMethodForm } from './typed-method'

type AuthenticationFormProps = {
  methods: AuthenticationMethods
  actions: AuthenticationActions
  /** The label of the submit button. */
  confirm: string
  onDone?: () => void
}

/** Asks for one of a person's authentication methods. */
export function AuthenticationForm(props: AuthenticationFormProps) {
  const { methods, actions, confirm, onDone } = props
  const possible = METHODS.filter((method) => methods[method])
  const [method, setMethod] = useState<Method | undefined>(possible[0])
  const { call, error, pending, forget } = useAction(actions.authenticate, { onDone })
  const others = possible.filter((other) => other !== method)
  const choose = (next: Method) => {
    forget()
    setMethod(next)
  }
  return (
    <div className="flex flex-col gap-4">
      <Refused sentence={error?.fields ? null : error?.sentence} />
      {method === 'passkey' ? (
        <PasskeyMethod
          requestPasskey={actions.requestPasskey}
          authenticate={call}
          pending={pending}
        />
      ) : method ? (
        <TypedMethodForm
          key={method}
          method={method}
          authenticate={call}
          error={error}
          pending={pending}
          confirm={confirm}
        />
      ) : null}
      {others.length > 0 ? (
        <div className="flex flex-col gap-1 border-t pt-3">
          {others.map((other) => (
            <Button key={other} variant="ghost" onClick={() => choose(other)}>
              {other === 'passkey' ? 'Use a passkey' : FIELDS[other].other}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
