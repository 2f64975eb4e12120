import { Alert, Button, Form, Input, type InputRef } from 'antd'
import { type KeyboardEvent, type Ref, useRef, useState } from 'react'
import { useWrite } from '../../api/hooks'
import { Gate } from '../../components/gate'
import { useTexts } from '../../i18n'
import './sign-in.css'

interface Credentials {
  readonly name: string
  readonly password: string
}

const lastNameKey = 'signIn.name'
/** The sample company's own user, whose password is no secret. */
const sampleCredentials = { name: 'demo', password: 'liangqing-demo' }

function CredentialFields({
  passwordRef,
  onCapsLock,
}: {
  passwordRef: Ref<InputRef>
  onCapsLock: (on: boolean) => void
}) {
  const { t } = useTexts()
  const lastName = localStorage.getItem(lastNameKey) ?? ''
  const required = [{ required: true, message: t('errors:field.required') }]
  const watch = (event: KeyboardEvent) => onCapsLock(event.getModifierState('CapsLock'))
  return (
    <>
      <Form.Item name="name" label={t('signIn:name')} rules={required} initialValue={lastName}>
        <Input autoFocus={lastName === ''} autoComplete="username" maxLength={64} />
      </Form.Item>
      <Form.Item name="password" label={t('signIn:password')} rules={required}>
        <Input.Password ref={passwordRef} autoFocus={lastName !== ''} autoComplete="current-password" onKeyUp={watch} />
      </Form.Item>
    </>
  )
}

/** Who is at the desk; a refusal says how many attempts are left or how long the account stays locked. */
export function SignInScreen({ company, sample }: { readonly company: string; readonly sample: boolean }) {
  const { t } = useTexts()
  const signIn = useWrite('session.signIn', { quiet: true })
  const close = useWrite('companies.close')
  const password = useRef<InputRef>(null)
  const [capsLock, setCapsLock] = useState(false)
  const submit = async (credentials: Credentials) => {
    const done = await signIn.run(credentials)
    if (done.ok) localStorage.setItem(lastNameKey, credentials.name)
    else password.current?.focus({ cursor: 'all' })
  }
  return (
    <Gate>
      <Form<Credentials>
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void submit(values)}
        className="sign-in-form"
      >
        <h1>{company}</h1>
        <CredentialFields passwordRef={password} onCapsLock={setCapsLock} />
        <div className="sign-in-news" aria-live="polite">
          {signIn.message !== null && <Alert type="error" showIcon title={signIn.message} />}
          {signIn.message === null && capsLock && <Alert type="warning" showIcon title={t('signIn:capsLock')} />}
        </div>
        {sample && <p className="sign-in-hint selectable">{t('signIn:sampleHint', sampleCredentials)}</p>}
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.pending}>
          {t('signIn:submit')}
        </Button>
        <Button type="link" className="sign-in-other" onClick={() => void close.run()}>
          {t('signIn:other')}
        </Button>
      </Form>
    </Gate>
  )
}
