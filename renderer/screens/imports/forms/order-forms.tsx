import { Alert, Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../../api'
import { saveFile, saveFiles } from '../../../api/bridge'
import { CallRefused } from '../../../api/calls'
import { useErrorText } from '../../../api/error-text'
import { trackJob } from '../../../api/jobs'
import { useFileKinds } from '../../../components/files'
import { useKeys } from '../../../components/keys/registry'
import { useMay } from '../../../components/session'
import { useToast } from '../../../components/toast'
import { useTexts } from '../../../i18n'
import { usePreferences } from '../../../preferences'
import type { FormFile } from './form-files'
import { FormSummary } from './form-summary'
import { FormView } from './form-view'
import { type Bringing, useBring } from './use-bring'
import type { Forms } from './use-forms'
import { inputOf } from './use-reading'
import './forms.css'

/** Sends forms back: asks the office for the files with a column of problems, and the user where they go. */
function useSendBack() {
  const { t } = useTexts()
  const text = useErrorText()
  const toast = useToast()
  const kinds = useFileKinds()
  const { locale } = usePreferences()
  return useCallback(
    async (files: readonly FormFile[]) => {
      if (files.length === 0) return
      try {
        const call = api.imports.problemFiles({ ...inputOf(files), language: locale })
        const made = await trackJob(t('imports:form.sendBack'), call)
        const [first, ...others] = made
        if (first === undefined) return toast.success(t('components:problems.none'))
        const saved = others.length === 0 ? await saveFile(first, kinds.sheets) : await saveFiles(made)
        if (saved !== null) toast.success(t('components:export.saved', { name: saved }))
      } catch (error) {
        if (!(error instanceof CallRefused && error.code === 'cancelled')) toast.error(text(error))
      }
    },
    [t, text, toast, kinds, locale],
  )
}

/** Order forms that were chosen: one is shown at once, several as a summary from which each is opened. */
export function OrderForms({ forms, onBack }: { readonly forms: Forms; readonly onBack: () => void }) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const may = useMay()
  const bringing = useBring(forms)
  const sendBack = useSendBack()
  const [opened, setOpened] = useState<string | null>(null)
  const { files } = forms
  const single = files.length === 1
  const form = single ? files[0] : files.find(({ file }) => file.name === opened)
  const leave = useCallback(() => (single || opened === null ? onBack() : setOpened(null)), [single, opened, onBack])
  useKeys(useMemo(() => [{ keys: 'Esc', label: t('imports:back'), run: leave }], [leave, t]))
  const bring = useCallback(async () => {
    if (form === undefined) return
    const done = await bringing.bring([form])
    if (done.length === 0) return
    toast.success(t('imports:form.brought', { file: form.file.name }))
    if (single) void navigate('/imports')
    else setOpened(null)
  }, [form, bringing, single, navigate, toast, t])
  const shared = { mayImport: may('imports.run'), onReplace: forms.clear }
  if (form === undefined)
    return (
      <FormSummary
        {...shared}
        forms={forms}
        bringing={bringing}
        mayUndo={may('imports.undo')}
        onOpen={setOpened}
        onSendBack={(chosen) => void sendBack(chosen)}
      />
    )
  return (
    <OneForm
      form={form}
      forms={forms}
      bringing={bringing}
      mayImport={shared.mayImport}
      single={single}
      onLeave={leave}
      onImport={() => void bring()}
      onSendBack={() => void sendBack([form])}
    />
  )
}

interface OneFormProps {
  readonly form: FormFile
  readonly forms: Forms
  readonly bringing: Bringing
  readonly mayImport: boolean
  readonly single: boolean
  readonly onLeave: () => void
  readonly onImport: () => void
  readonly onSendBack: () => void
}

function OneForm({ form, forms, bringing, mayImport, single, onLeave, onImport, onSendBack }: OneFormProps) {
  const { t } = useTexts()
  const text = useErrorText()
  const { read } = form
  if (read === null) return null
  if (read.refusal !== null)
    return (
      <Alert
        banner
        type="error"
        title={text(new CallRefused(read.refusal))}
        action={
          <Button size="small" onClick={single ? forms.clear : onLeave}>
            {t(single ? 'components:file.replace' : 'imports:back')}
          </Button>
        }
      />
    )
  return (
    <FormView
      key={form.file.name}
      form={form}
      read={read}
      forms={forms}
      busy={bringing.progress !== null}
      mayImport={mayImport && form.brought === null}
      onImport={onImport}
      onSendBack={onSendBack}
      {...(single ? { onReplace: forms.clear } : {})}
    />
  )
}
