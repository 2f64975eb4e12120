import { Alert, Button, Form, Input } from 'antd'
import { useMemo } from 'react'
import { useWrite } from '../../api/hooks'
import { useKeys } from '../../components/keys/registry'
import { useTexts } from '../../i18n'

interface CompanyForm {
  readonly name: string
  readonly administrator: string
  readonly displayName: string
  readonly password: string
  readonly repeat: string
}

const shortestPassword = 8

function PasswordItems({ problem }: { readonly problem: string | undefined }) {
  const { t } = useTexts()
  const required = { required: true, message: t('errors:field.required') }
  return (
    <>
      <Form.Item
        name="password"
        label={t('start:form.password')}
        extra={t('start:form.passwordHint')}
        rules={[required, { min: shortestPassword, message: t('errors:field.tooShort') }]}
        {...(problem === undefined ? {} : { help: problem, validateStatus: 'error' as const })}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('start:form.repeat')}
        dependencies={['password']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, value: unknown) =>
              value === undefined || value === '' || value === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error(t('errors:field.mismatch'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}

/** A new company with its first administrator; Esc goes back, Enter creates. */
export function CreateCompany({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTexts()
  const create = useWrite('companies.create', { quiet: true })
  useKeys(useMemo(() => [{ keys: 'Esc', label: t('start:form.back'), run: onBack }], [onBack, t]))
  const required = [{ required: true, whitespace: true, message: t('errors:field.required') }]
  const submit = ({ name, administrator, displayName, password }: CompanyForm) =>
    void create.run({ name, administrator, displayName, password })
  return (
    <Form<CompanyForm> layout="vertical" requiredMark={false} onFinish={submit} className="start-form">
      <h1>{t('start:form.title')}</h1>
      <Form.Item name="name" label={t('start:form.company')} extra={t('start:form.companyHint')} rules={required}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <div className="start-pair">
        <Form.Item name="administrator" label={t('start:form.administrator')} rules={required}>
          <Input autoComplete="username" maxLength={64} />
        </Form.Item>
        <Form.Item name="displayName" label={t('start:form.displayName')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <PasswordItems problem={create.fields.password} />
      {create.message !== null && <Alert type="error" showIcon title={create.message} className="start-alert" />}
      <div className="start-buttons">
        <Button onClick={onBack}>{t('start:form.back')}</Button>
        <Button type="primary" htmlType="submit" loading={create.pending}>
          {t('start:form.create')}
        </Button>
      </div>
    </Form>
  )
}
