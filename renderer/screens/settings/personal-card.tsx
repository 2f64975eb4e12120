import { Alert, Button, Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useWrite } from '../../api/hooks'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import { type Appearance, type Locale, setPreferences, usePreferences } from '../../preferences'

interface Passwords {
  readonly old: string
  readonly next: string
  readonly repeat: string
}

const shortest = 8

function PasswordForm() {
  const { t } = useTexts()
  const toast = useToast()
  const write = useWrite('session.changePassword', { quiet: true })
  const [form] = Form.useForm<Passwords>()
  const required = { required: true, message: t('errors:field.required') }
  const submit = async ({ old, next }: Passwords) => {
    const done = await write.run({ old, new: next })
    if (!done.ok) return
    form.resetFields()
    toast.success(t('settings:personal.changed'))
  }
  return (
    <Form<Passwords>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="settings-password"
      onFinish={(values) => void submit(values)}
    >
      <h3>{t('settings:personal.password')}</h3>
      {write.message !== null && <Alert type="error" showIcon title={write.message} className="master-alert" />}
      <div className="settings-passwords">
        <Form.Item name="old" label={t('settings:personal.old')} rules={[required]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('settings:personal.next')}
          rules={[required, { min: shortest, message: t('errors:field.tooShort') }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="repeat"
          label={t('settings:personal.repeat')}
          dependencies={['next']}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: (_, value: unknown) =>
                value === undefined || value === '' || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('errors:field.mismatch'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </div>
      <div className="settings-buttons">
        <Button htmlType="submit" loading={write.pending}>
          {t('settings:personal.change')}
        </Button>
      </div>
    </Form>
  )
}

/** Language, look, and one's own password. */
export function PersonalCard() {
  const { t } = useTexts()
  const { locale, appearance } = usePreferences()
  const [looks] = useState<readonly Appearance[]>(['light', 'dark', 'system'])
  return (
    <section className="card">
      <header>
        <h2>{t('settings:personal.title')}</h2>
      </header>
      <div className="settings-body">
        <div className="settings-line">
          <span>{t('settings:personal.language')}</span>
          <Segmented<Locale>
            value={locale}
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
            onChange={(chosen) => setPreferences({ locale: chosen })}
          />
        </div>
        <div className="settings-line">
          <span>{t('settings:personal.appearance')}</span>
          <Segmented<Appearance>
            value={appearance}
            options={looks.map((look) => ({ value: look, label: t(`frame:user.${look}`) }))}
            onChange={(chosen) => setPreferences({ appearance: chosen })}
          />
        </div>
        <PasswordForm />
      </div>
    </section>
  )
}
